/** `npm run bench:hold`: prints what N held tags cost the visitor who lets them go, on a machine four times slower than this. */
import { holdCost } from './hold-cost.ts';

const COUNTS = [10, 100, 1000, 3000, 12_000];

console.log(
	'held tags   click, ms   all have run after, ms   per tag, µs   longest task of ours, ms   longest task of all, ms of the processor',
);
for (const { count, click, release, longest, work, ran } of await holdCost(COUNTS, 4)) {
	if (ran !== count) throw new Error(`of ${count} held tags ${ran} ran, each once and in order`);
	const columns = [count, click, release, (release / count) * 1000].map((value) => value.toFixed(0));
	const tasks = [longest ? longest.toFixed(0) : '< 50', work.toFixed(0)];
	console.log([...columns, ...tasks].map((text) => text.padStart(12)).join(''));
}
