import { isObject } from '../config/is-object.ts';
import type { Law } from '../consent/make-receipt.ts';
import { chooseRegime } from '../regimes/choose.ts';
import { daysOf } from '../regimes/terms.ts';

/**
 * What the rule set that config and tag ask for changes of what is shown; in contrast with `startLaw` without a guard, for a page's
 * declaration.
 *
 * @param place `data-country` of the tag
 */
export function shownLaw(raw: unknown, place: string | undefined): Required<Pick<Law, 'reasons' | 'validityDays'>> {
	const { regime } = chooseRegime(isObject(raw) ? raw['regime'] : undefined, place);
	return { reasons: regime.withoutConsent, validityDays: daysOf(raw, regime) };
}
