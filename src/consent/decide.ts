import { optionalCategories } from '../config/optional-categories.ts';
import type { Settings } from '../config/settings.ts';
import { policyKey } from './codec.ts';
import type { ConsentRecord } from './record.ts';

/** What the guard does next, and why. */
export interface Verdict {
	/** Optional categories that may run now; where services have switches of their own, `service:<id>` of those as well. */
	readonly granted: readonly string[];
	/** Optional categories that a decision in force denied; in contrast with those that nobody was asked about yet. */
	readonly denied: readonly string[];
	/** Of the granted ones, those that nobody granted: an opt-out law lets them run. Default none. */
	readonly implied?: readonly string[];
	/** Whether the person has to be asked. */
	readonly ask: boolean;
	/** Services that came under a category which was answered before: all that there is to ask about. Default none, or more than these. */
	readonly asked?: readonly string[];
}

/** A device clock may run ahead of the clock that dated the record; more than a day is no clock, it is a forgery. */
export const CLOCK_SKEW = 864e5;

/**
 * The legal heart: which categories may run under this config, given what this visitor decided before.
 *
 * Pure. In doubt it denies: no record, one that is expired, dated in the future, or given for another revision or
 * policy version grants nothing (PDPA s.19, s.21; GDPR 4(11)). A category the record does not know stays denied and is
 * asked for, while the others keep their state. A guard that is not complete asks for nothing: no answer could count.
 *
 * @param now milliseconds since 1970
 */
export function decide(
	config: Pick<Settings, 'categories' | 'revision' | 'policy'> & Partial<Pick<Settings, 'needsMore'>>,
	record: ConsentRecord | undefined,
	now: number,
): Verdict {
	const optional = optionalCategories(config).filter(() => !config.needsMore);
	const counts =
		record &&
		now < record.validUntil &&
		record.time <= now + CLOCK_SKEW &&
		record.revision === config.revision &&
		record.policyVersion === policyKey(config.policy.version);
	const listed = (ids: readonly string[] | undefined) => optional.filter((id) => counts && ids?.includes(id));
	const granted = listed(record?.granted);
	const denied = listed(record?.denied);
	return { granted, denied, ask: optional.some((id) => ![...granted, ...denied].includes(id)) };
}

/**
 * The one record that counts among all that the browser holds under our name.
 *
 * Of several cookies the newest, with only the grants that every one of them has: whoever controls a subdomain can toss in
 * another, however new, and beside ours it can take a grant away but never add one. Nor can it where ours is gone: nobody else
 * knows the id in the mirror. Where there is no mirror either, it counts: no script can tell a cookie's host.
 *
 * @param mirror the copy in localStorage, which nobody else can write or read. It counts when it is newer, or when somebody took
 *   the cookie away: the server, the person, Safari after seven days. `save` says what it still holds then.
 */
export function pick(cookies: readonly ConsentRecord[], mirror: ConsentRecord | undefined): ConsentRecord | undefined {
	const [newest] = cookies
		.filter(({ consentId, time }) => !mirror || (consentId === mirror.consentId && time >= mirror.time))
		.sort((one, other) => other.time - one.time);
	if (!newest) return mirror;
	return { ...newest, granted: newest.granted.filter((id) => cookies.every(({ granted }) => granted.includes(id))) };
}
