/**
 * `npm run bench:hold`: prints what N held tags cost the visitor who lets them go, on a machine four times slower than this.
 *
 * By the clock with the browser slowed down, on a quiet machine; and by what the longest task takes of the processor at full speed,
 * times four, which other programs hardly change.
 */
import { holdCost } from './hold-cost.ts';

const COUNTS = [10, 100, 1000, 3000, 12_000];
const SLOWER = 4;

const atFullSpeed = await holdCost(COUNTS, 1);
const slowed = await holdCost(COUNTS, SLOWER);
console.log(
	'held tags   click, ms   all have run after, ms   per tag, µs   longest task of ours, ms   of the processor, ms',
);
for (const [index, { count, click, release, longest, ran }] of slowed.entries()) {
	const { ran: ranBefore = 0, work = NaN } = atFullSpeed[index] ?? {};
	if (ran !== count || ranBefore !== count) throw new Error(`of ${count} held tags ${ran} ran, each once and in order`);
	const columns = [count, click, release, (release / count) * 1000].map((value) => value.toFixed(0));
	const tasks = [longest ? longest.toFixed(0) : '< 50', (work * SLOWER).toFixed(0)];
	console.log([...columns, ...tasks].map((text) => text.padStart(12)).join(''));
}
