import { categoryOf } from '../config/category-of.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Snapshot } from './snapshot.ts';

/** What had been granted when something happened. */
export interface ConsentOverTime {
	/** Whether one of these categories was granted at a moment; of none, whether anything was. */
	readonly had: (at: number, categories: readonly string[]) => boolean;
	/** Whether all requests for an address had it; without a request, whether it was granted at some time. */
	readonly covers: (url: URL, categories: readonly string[]) => boolean;
	/**
	 * Whether an element was let go: everything its `data-consent` names was granted at some time on this page, and it
	 * asked for none of its addresses before. From then on it looks like one that was never held.
	 */
	readonly released: (ids: string, urls: readonly URL[]) => boolean;
	/** Optional categories that were granted at some time on this page. */
	readonly everGranted: readonly string[];
}

/** Clocks are coarse: a request may seem to come this much before the click that let it, in milliseconds. */
const COARSE = 2;

export function createConsentOverTime(
	{ decisions, requests }: Pick<Snapshot, 'decisions' | 'requests'>,
	config: Pick<ResolvedConfig, 'categories'>,
): ConsentOverTime {
	const everGranted = [...new Set(decisions.flatMap(({ granted }) => granted))];
	const oneOf = (granted: readonly string[], categories: readonly string[]) =>
		categories.length
			? categories.some((category) => category === 'necessary' || granted.includes(category))
			: granted.length > 0;
	const had: ConsentOverTime['had'] = (time, categories) =>
		oneOf(decisions.findLast(({ at }) => at <= time + COARSE)?.granted ?? [], categories);
	const covers: ConsentOverTime['covers'] = ({ href }, categories) => {
		const times = requests.filter(({ url }) => url === href);
		return times.length ? times.every(({ start }) => had(start, categories)) : oneOf(everGranted, categories);
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
					return (
						category !== undefined && oneOf(everGranted, [category]) && urls.every((url) => covers(url, [category]))
					);
				}),
	};
}
