/** What may come in: so many a second in the long run, and so many at once. */
export interface Rate {
	readonly perSecond: number;
	readonly burst: number;
}

/** Takes from the bucket of a key. Answers the seconds to wait, 0 when there was enough. */
export type Limit = (key: string, count: number) => number;

/** Buckets that are kept, at most; a new key beyond them shares one with all other new ones. */
const MAX_BUCKETS = 100_000;

/**
 * A token bucket per key, in memory.
 *
 * A bucket that is full again is forgotten: what is not there is full. So whoever comes rarely leaves no trace.
 *
 * @param now milliseconds of a clock that never steps
 */
export function createLimit(
	{ perSecond, burst }: Rate,
	{ now = () => performance.now(), most = MAX_BUCKETS }: { readonly now?: () => number; readonly most?: number } = {},
): Limit {
	const buckets = new Map<string, { left: number; at: number }>();
	const secondsToFill = burst / perSecond;
	let sweptAt = now();

	const sweep = (time: number) => {
		sweptAt = time;
		for (const [key, { at }] of buckets) if (time - at >= secondsToFill * 1000) buckets.delete(key);
	};

	return (key, count) => {
		const time = now();
		if (time - sweptAt >= Math.max(1, secondsToFill) * 1000) sweep(time);
		const own = buckets.has(key) || buckets.size < most ? key : '';
		const bucket = buckets.get(own) ?? { left: burst, at: time };
		const left = Math.min(burst, bucket.left + ((time - bucket.at) / 1000) * perSecond);
		// A batch larger than the bucket would never come through.
		const isEnough = left >= Math.min(count, burst);
		buckets.set(own, { left: isEnough ? left - count : left, at: time });
		return isEnough ? 0 : Math.max(1, Math.ceil((Math.min(count, burst) - left) / perSecond));
	};
}
