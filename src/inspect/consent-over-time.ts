import { categoryOf } from '../config/category-of.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Snapshot } from './snapshot.ts';

/** What had been granted when something happened. */
export interface ConsentOverTime {
	/** Whether one of these categories and services was granted at a moment; of none, whether anything was. */
	readonly had: (at: number, ids: readonly string[]) => boolean;
	/** Whether all requests for an address had it; without a request, whether it was granted at some time. */
	readonly covers: (url: URL, ids: readonly string[]) => boolean;
	/**
	 * Whether an element was let go: everything its `data-consent` names was granted at some time on this page, and it
	 * asked for none of its addresses before. From then on it looks like one that was never held.
	 */
	readonly released: (ids: string, urls: readonly URL[]) => boolean;
	/** Optional categories, and services with a switch of their own, that were granted at some time on this page. */
	readonly everGranted: readonly string[];
}

/** Clocks are coarse: a request may seem to come this much before the click that let it, in milliseconds. */
const COARSE = 2;

export function createConsentOverTime(
	{ decisions, requests }: Pick<Snapshot, 'decisions' | 'requests'>,
	config: Pick<ResolvedConfig, 'categories'>,
): ConsentOverTime {
	const everGranted = [...new Set(decisions.flatMap(({ granted }) => granted))];
	const oneOf = (granted: readonly string[], ids: readonly string[]) =>
		ids.length ? ids.some((id) => id === 'necessary' || granted.includes(id)) : granted.length > 0;
	const had: ConsentOverTime['had'] = (time, ids) =>
		oneOf(decisions.findLast(({ at }) => at <= time + COARSE)?.granted ?? [], ids);
	const covers: ConsentOverTime['covers'] = ({ href }, ids) => {
		const times = requests.filter(({ url }) => url === href);
		return times.length ? times.every(({ start }) => had(start, ids)) : oneOf(everGranted, ids);
	};
	return {
		had,
		everGranted,
		covers,
		released: (ids, urls) =>
			ids
				.trim()
				.split(/\s+/)
				.every((id) => {
					const category = categoryOf(config, id);
					const switches = category === undefined ? [] : [category, id];
					return switches.length > 0 && oneOf(everGranted, switches) && urls.every((url) => covers(url, switches));
				}),
	};
}
