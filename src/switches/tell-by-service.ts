import { categoryOf } from '../config/category-of.ts';
import type { VendorSignals } from '../effects/signal.ts';
import type { Guard } from '../guard/contract.ts';

/** Whom Google's consent types are told for, by the category that they usually mean. */
const GOOGLE: Readonly<Record<string, readonly string[]>> = {
	analytics: ['google-analytics'],
	marketing: ['google-ads', 'adsense'],
};

/**
 * What the base tells Google and Meta by category, by service.
 *
 * Google's types are shared by all its tags. One is granted when every Google service that the category lists is: who denied one
 * would otherwise be heard by none. Tag Manager passes the types on to tags of anybody, so with it the whole category counts.
 */
export function tellByService({ rules, signals }: Pick<Guard, 'rules' | 'signals'>, whole: Guard): VendorSignals {
	const { isGranted } = whole;
	const isPassedOn = categoryOf(rules, 'service:google-tag-manager');
	const isOn = (id: string) => {
		const listed = (GOOGLE[id] ?? []).filter((service) => rules.categories[id]?.services.includes(service));
		return isPassedOn || !listed.length ? isGranted(id) : listed.every((service) => isGranted(`service:${service}`));
	};
	// The base asks about the pixel's category in the same words as about Google's.
	const isPixelTold = rules.signals['meta'] !== false && categoryOf(rules, 'service:meta-pixel');
	if (isPixelTold) Object.assign(whole.rules, { signals: { ...rules.signals, meta: false } });
	/** The base has no byte left to be told whom to ask: it asks the guard, which answers for this moment as it should. */
	const asOn = (say: () => unknown) => {
		Object.assign(whole, { isGranted: isOn });
		try {
			say();
		} finally {
			Object.assign(whole, { isGranted });
		}
	};
	return {
		hold: signals.hold,
		look: () => asOn(signals.look),
		tell: () => {
			asOn(signals.tell);
			if (isPixelTold && typeof window.fbq === 'function')
				window.fbq('consent', isGranted('service:meta-pixel') ? 'grant' : 'revoke');
		},
	};
}
