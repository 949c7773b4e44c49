import { isObject } from '../config/is-object.ts';
import { DAYS, isCount } from '../config/shape.ts';
import type { Settings } from '../config/settings.ts';
import type { Terms } from './judge.ts';
import type { Regime } from './regime.ts';

const within = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});

/**
 * Reads them out of a config that nobody has checked: what does not fit is as if it were not there, and the rule that is
 * stricter for the owner holds.
 */
export function readTerms(
	raw: unknown,
	{ categories }: Pick<Settings, 'categories'>,
	{ gpc, withoutConsent }: Regime,
): Terms {
	const config = within(raw);
	const written = within(config['categories']);
	const optional = Object.keys(categories).filter((id) => id !== 'necessary');
	const of = (id: string) => within(Object.hasOwn(written, id) ? written[id] : undefined);
	const { minors } = config;
	const hasReason = (id: string) => withoutConsent.some((basis) => basis === of(id)['basis']);
	// Whoever is in doubt whether it is a sale has sold it. What a contract or a law wants passed on is none, but by the owner's word.
	const isSale = (id: string) =>
		(of(id)['sale'] ?? (id !== 'functional' && !(hasReason(id) && of(id)['basis'] !== 'legitimate-interest'))) !==
		false;
	const sale = optional.filter(isSale);
	return {
		// A law that lets people opt out of sale asks for no reason, so none keeps a sale on (Cal. Civ. Code 1798.120(a), 11 CCR 7025(c)(1)).
		always: optional.filter((id) => hasReason(id) && !(gpc === 'opts-out' && sale.includes(id))),
		sale,
		reprompt: config['reprompt'] !== false,
		minors: minors === undefined ? undefined : minors === 'under18' || minors === 'under20' ? 'together' : 'guardian',
	};
}

/** Days that a decision counts, either way: the owner's, else the rule set's own. */
export function daysOf(raw: unknown, { validityDays }: Pick<Regime, 'validityDays'>): number {
	const days = within(raw)['validityDays'];
	return isCount(days, DAYS) ? days : validityDays;
}

/** What minors are told: the text with their age in it. */
export const lineOf = (text: string, minors: unknown): string => text.replace('{age}', `${minors}`.replace(/\D/g, ''));
