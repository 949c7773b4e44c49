import { optionalCategories } from '../config/optional-categories.ts';
import type { Settings } from '../config/settings.ts';
import { policyKey } from './codec.ts';
import type { ConsentRecord } from './record.ts';

/** What the guard does next, and why. */
export interface Verdict {
	/** Optional categories that may run now. */
	readonly granted: readonly string[];
	/** Why the person has to be asked; `undefined` when there is nothing to ask. */
	readonly ask: 'first' | 'expired' | 'revision' | 'policy' | 'category' | undefined;
}

/** A device clock may run ahead of the clock that dated the record; more than a day is no clock, it is a forgery. */
export const CLOCK_SKEW = 864e5;

/**
 * The legal heart: which categories may run under this config, given what this visitor decided before.
 *
 * Pure. In doubt it denies: no record, one that is expired, dated in the future, or given for another revision or
 * policy version grants nothing (PDPA s.19, s.21; GDPR 4(11)). A category the record does not know stays denied and is
 * asked for, while the others keep their state.
 */
export function decide({
	config,
	record,
	now,
}: {
	readonly config: Pick<Settings, 'categories' | 'revision' | 'policy'>;
	readonly record: ConsentRecord | undefined;
	/** Milliseconds since 1970. */
	readonly now: number;
}): Verdict {
	const optional = optionalCategories(config);
	const granted = optional.filter((id) => record?.granted.includes(id));
	const pending = optional.some((id) => !granted.includes(id) && !record?.denied.includes(id));
	const ask = !optional.length
		? undefined
		: !record
			? 'first'
			: now >= record.validUntil || record.time > now + CLOCK_SKEW
				? 'expired'
				: record.revision !== config.revision
					? 'revision'
					: record.policyVersion !== policyKey(config.policy.version)
						? 'policy'
						: undefined;
	return { granted: ask ? [] : granted, ask: ask ?? (pending ? 'category' : undefined) };
}

/**
 * The one record that counts among all that the browser holds under our name.
 *
 * Of several cookies the newest, with only the grants that every one of them has: whoever controls a subdomain can toss in
 * another, however new, and it can take a grant away but never add one. The mirror in localStorage, which nobody else can
 * write, counts instead when it is as new.
 */
export function pick(cookies: readonly ConsentRecord[], mirror: ConsentRecord | undefined): ConsentRecord | undefined {
	const [newest] = [...cookies].sort((one, other) => other.time - one.time);
	if (!newest || (mirror && mirror.time >= newest.time)) return mirror;
	return { ...newest, granted: newest.granted.filter((id) => cookies.every(({ granted }) => granted.includes(id))) };
}
