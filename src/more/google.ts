import { CONSENT_EVENT, loadsUnasked, noRegions, regionsOf } from '../config/google-mode.ts';
import { isObject } from '../config/is-object.ts';
import type { Draft } from './index.ts';

/**
 * What `signals.googleMode` asks for beyond the two commands of the base, which has said "denied" before.
 *
 * Advanced mode lets Google's tags run before consent. That is a request before consent, so it counts only in the countries that
 * the owner names, and only where the server says that the visitor is in one.
 */
export function askGoogle(draft: Draft): void {
	const { dataset, isGranted, report, rules, signals, switchOf } = draft;
	const mode = rules.signals['googleMode'];
	if (!isObject(mode)) return;

	const queue = (): unknown[] => (Array.isArray(window.dataLayer) ? window.dataLayer : (window.dataLayer = []));
	/** Google reads `arguments` objects; an array in their place is ignored. */
	function gtag(..._command: unknown[]): void {
		queue().push(arguments);
	}
	const { waitForUpdate, redactAds, passUrls, event } = mode;
	if (rules.signals['google'] !== false) {
		const region = regionsOf(mode);
		for (const problem of noRegions(rules)) report(...problem);
		if (redactAds === true) gtag('set', 'ads_data_redaction', true);
		if (passUrls === true) gtag('set', 'url_passthrough', true);
		// Only where a tag loads before consent is there one that could wait.
		if (Number.isInteger(waitForUpdate))
			gtag('consent', 'default', {
				ad_storage: 'denied',
				ad_user_data: 'denied',
				ad_personalization: 'denied',
				analytics_storage: 'denied',
				functionality_storage: 'denied',
				personalization_storage: 'denied',
				security_storage: 'granted',
				wait_for_update: waitForUpdate,
				...(region.length && { region }),
			});
		const isUnasked = (id: string) => switchOf(id) !== undefined && loadsUnasked(rules, dataset['country'], id);
		// What may load, for the queue and all that follows it. What the page asks and what a receipt says stays what was decided.
		if (region.length) draft.isGranted = (id) => (isUnasked(id) ? !id.startsWith('!') : isGranted(id));
		if (['ads', 'analytics', 'tag-manager'].some((name) => isUnasked(`service:google-${name}`))) draft.gcm = 'advanced';
	}
	// Also where Tag Manager's own tag tells Google (`yinyom/tag-manager`).
	if (event === true)
		draft.signals = {
			...signals,
			tell: () => {
				signals.tell();
				const state = Object.keys(rules.categories).map((id) => [id, isGranted(id) ? 'granted' : 'denied']);
				queue().push({ event: CONSENT_EVENT, [CONSENT_EVENT]: Object.fromEntries(state) });
			},
		};
}
