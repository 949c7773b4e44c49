import { isObject } from '../config/is-object.ts';
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
	{ withoutConsent }: Regime,
): Terms {
	const config = within(raw);
	const written = within(config['categories']);
	const optional = Object.keys(categories).filter((id) => id !== 'necessary');
	const of = (id: string) => within(Object.hasOwn(written, id) ? written[id] : undefined);
	const { minors } = config;
	const always = optional.filter((id) => withoutConsent.some((basis) => basis === of(id)['basis']));
	return {
		always,
		// Whoever is in doubt whether it is a sale has sold it. Nobody opts out of what is on by another reason.
		sale: optional.filter((id) => !always.includes(id) && (of(id)['sale'] ?? id !== 'functional') !== false),
		reprompt: config['reprompt'] !== false,
		minors: minors === undefined ? undefined : minors === 'under18' || minors === 'under20' ? 'together' : 'guardian',
	};
}

/** What minors are told: the text with their age in it. */
export const lineOf = (text: string, minors: unknown): string => text.replace('{age}', `${minors}`.replace(/\D/g, ''));
