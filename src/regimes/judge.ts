import { optionalCategories } from '../config/optional-categories.ts';
import type { Settings } from '../config/settings.ts';
import { decide, type Verdict } from '../consent/decide.ts';
import type { ConsentRecord } from '../consent/record.ts';
import type { Regime } from './regime.ts';

/** What the rules need to know of a config beside what the guard reads; from anything, since nobody has checked it. */
export interface Terms {
	/** Categories that are always on, and why is no consent. */
	readonly always: readonly string[];
	/** Categories that pass data on: under an opt-out law a person's "no" and the signal deny them, whatever the reason. */
	readonly sale: readonly string[];
	/** A new policy version asks again. */
	readonly reprompt: boolean;
	/** The site is directed at minors: `guardian` alone decides, or decides with them. */
	readonly minors: 'guardian' | 'together' | undefined;
}

/** Facts of the moment. */
export interface Facts {
	/** Milliseconds since 1970. */
	readonly now: number;
	/** The browser sends Global Privacy Control. */
	readonly gpc: boolean;
	/** There is something under our name that is no record: what it said nobody knows. */
	readonly isBroken: boolean;
}

/** What may run and why, under one rule set. */
export interface Ruling extends Verdict {
	/** Of the granted ones, those that nobody granted: an opt-out law lets them run. Never stored as if somebody had. */
	readonly implied: readonly string[];
	/** The signal denied something, and the law wants that said. */
	readonly honored: boolean;
}

/**
 * `decide` under a rule set. Pure.
 *
 * Under opt-in it adds no grant but what is always on by another reason. Under opt-out what nobody decided runs, and nothing
 * that anybody ever denied does: a "no" outlives its record's time, revision and policy version, because to let it lapse
 * would be a grant without a click (Cal. Civ. Code 1798.135(c)(4) wants twelve months; it costs nothing to keep it).
 * A broken record and a site for minors make it opt-in (Cal. Civ. Code 1798.120(c)).
 */
export function judge(
	{ regime, terms, settings }: { readonly regime: Regime; readonly terms: Terms; readonly settings: Settings },
	record: ConsentRecord | undefined,
	{ now, gpc, isBroken }: Facts,
): Ruling {
	const optional = optionalCategories(settings);
	const policy = terms.reprompt || !record ? settings.policy : { version: record.policyVersion };
	const asked = Object.fromEntries(Object.entries(settings.categories).filter(([id]) => !terms.always.includes(id)));
	const verdict = decide({ ...settings, categories: asked, policy }, record, now);
	const isOptOut = regime.model === 'opt-out' && !terms.minors && !isBroken;

	const refused = (id: string) => !!record?.denied.includes(id);
	const isSignalled = (id: string) => gpc && regime.gpc === 'opts-out' && terms.sale.includes(id);
	const decided = [...verdict.granted, ...verdict.denied, ...terms.always];
	const implied = optional.filter((id) => isOptOut && !decided.includes(id) && !refused(id) && !isSignalled(id));
	const may = [...terms.always, ...implied, ...verdict.granted.filter((id) => !isSignalled(id))];
	const granted = optional.filter((id) => may.includes(id));
	return {
		granted,
		denied: optional.filter(
			(id) => !may.includes(id) && (verdict.denied.includes(id) || isSignalled(id) || (isOptOut && refused(id))),
		),
		ask: verdict.ask && !isOptOut && terms.minors !== 'guardian',
		implied,
		honored: optional.some(isSignalled),
	};
}
