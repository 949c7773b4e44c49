import { isObject } from '../config/is-object.ts';
import type { Settings } from '../config/settings.ts';
import { decide } from '../consent/decide.ts';
import type { ConsentRecord } from '../consent/record.ts';

/** Rule sets, and places, under which Global Privacy Control takes grants away; in doubt a name too many. */
const OPT_OUT = /\b(us|none)\b/i;

/**
 * What may run until the guard is there and can be asked: what the record grants, and never more than the guard will let run.
 *
 * No law fits in here, so what an opt-out law lets run unasked, and what is always on by another reason than consent, waits for the guard.
 * Pure.
 */
export function firstGrants(
	{ raw, dataset, settings }: { readonly raw: unknown; readonly dataset: DOMStringMap; readonly settings: Settings },
	record: ConsentRecord | undefined,
	{ now, gpc }: { readonly now: number; readonly gpc: boolean },
): readonly string[] {
	const law = `${isObject(raw) && raw['regime']} ${dataset['country']}`;
	return decide({ ...settings, needsMore: gpc && OPT_OUT.test(law) }, record, now).granted;
}
