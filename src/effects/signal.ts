import { categoryOf } from '../config/category-of.ts';
import type { Settings } from '../config/settings.ts';
import { quietly } from '../platform/page.ts';

declare global {
	interface Window {
		dataLayer?: unknown[];
		fbq?: (...message: unknown[]) => void;
	}
}

/** Tells the vendors, each in its own words. */
export interface VendorSignals {
	/** Before anything is decided: denied. */
	readonly hold: () => void;
	/** After each decision, and on each page with a valid record: exactly one message per vendor. */
	readonly tell: () => void;
	/** Says it once more where the page has made `dataLayer` anew (`dataLayer = [ … ]`), and Google would start without it. */
	readonly look: () => unknown;
}

/**
 * Basic mode: tags are held *and* told. Telling alone would let them load before consent (ePrivacy 5(3), PDPA s.19).
 */
export function createSignals(guard: {
	readonly rules: Pick<Settings, 'categories' | 'signals'>;
	readonly isGranted: (id: string) => boolean;
}): VendorSignals {
	let front = 0;
	let told: unknown[] | undefined;
	const pixel = categoryOf(guard.rules, 'service:meta-pixel') ?? 'marketing';

	/** Google reads `arguments` objects; an array in their place is ignored. */
	function gtag(..._command: [string, string, object]): void {
		const queue = Array.isArray(window.dataLayer) ? window.dataLayer : (window.dataLayer = []);
		front = told === (told = queue) ? front : 0;
		// Until a Google tag has taken the queue over (it replaces `push`), our commands go to its front: a page whose
		// inline snippet ran before us would otherwise hear its `config` before our default.
		if (Object.hasOwn(queue, 'push')) queue.push(arguments);
		else queue.splice(front++, 0, arguments);
	}

	const send = (command: 'default' | 'update', isOn: (id: string) => boolean) => {
		const say = (category: string) => (isOn(category) ? 'granted' : 'denied');
		// A vendor that breaks keeps neither the other from hearing nor the page from asking.
		// Consent Mode v2, all seven types. https://developers.google.com/tag-platform/security/guides/consent
		if (guard.rules.signals['google'] !== false)
			quietly(() =>
				gtag('consent', command, {
					ad_storage: say('marketing'),
					ad_user_data: say('marketing'),
					ad_personalization: say('marketing'),
					analytics_storage: say('analytics'),
					functionality_storage: say('functional'),
					personalization_storage: say('functional'),
					security_storage: 'granted',
				}),
			);
		// The pixel's base code creates `fbq` and stops when there is one already, so its stub is never ours to make: a
		// held pixel needs no message until it runs, one that runs unmarked is there to hear it.
		// https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
		if (guard.rules.signals['meta'] !== false) quietly(() => window.fbq?.('consent', isOn(pixel) ? 'grant' : 'revoke'));
	};

	return {
		hold: () => send('default', (id) => id === 'necessary'),
		tell: () => send('update', guard.isGranted),
		look: () => told && told !== window.dataLayer && send('update', guard.isGranted),
	};
}
