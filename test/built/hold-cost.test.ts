import { expect, it } from 'vitest';
import { type HoldCost, holdCost } from '../bench/hold-cost.ts';

/** Times slower than this machine: a phone of the lower half. https://web.dev/articles/inp */
const SLOWER = 4;
/** Event Timing counts in steps of 8 ms. */
const CLICK = 48;
/** What the platform calls a long task. https://www.w3.org/TR/longtasks-1/ */
const TASK = 50;
/** One more painting, in milliseconds, as Event Timing counts them. */
const FRAME = 16;

/** Other programs can only add to a time: the least of several counts, and a machine that is busy now gets more of them. */
async function least(
	count: number,
	isGood: (cost: HoldCost) => boolean,
	{ atLeast = 1, slower = SLOWER }: { atLeast?: number; slower?: number } = {},
): Promise<HoldCost> {
	let best: HoldCost | undefined;
	for (let turn = 0; turn < atLeast || (turn < 8 && !(best && isGood(best))); turn++) {
		const [cost] = await holdCost([count], slower);
		if (!cost) continue;
		best = {
			...cost,
			click: Math.min(cost.click, best?.click ?? Infinity),
			longest: Math.min(cost.longest, best?.longest ?? Infinity),
			work: Math.min(cost.work, best?.work ?? Infinity),
			release: Math.min(cost.release, best?.release ?? Infinity),
			ran: Math.min(cost.ran, best?.ran ?? Infinity),
		};
	}
	if (!best) throw new Error('nothing was measured');
	return best;
}

// `npm run bench:hold` says on a quiet machine whether a press is answered within 48 ms. Here, where other programs run beside, a
// thousand tags are compared with ten: what a press costs by itself is in both.
it('answers the click on a page with 1,000 held tags as soon as with 10', { timeout: 240_000 }, async () => {
	const few = await least(10, () => true, { atLeast: 3 });
	const click = Math.max(CLICK, few.click + FRAME);
	const many = await least(1000, (cost) => cost.click <= click);
	expect(many.ran).toBe(1000);
	expect(many.click).toBeLessThanOrEqual(click);
});

// What a task takes of the processor, times four: the browser's own way to be slower needs a processor that is free for it.
it('lets 1,000 held tags go in tasks of less than 50 ms on a processor four times slower', {
	timeout: 240_000,
}, async () => {
	const { ran, work } = await least(1000, (cost) => cost.work * SLOWER <= TASK, { slower: 1 });
	expect(ran).toBe(1000);
	expect(work * SLOWER).toBeLessThanOrEqual(TASK);
});

it('takes for twelve times as many no more than twenty-four times as long', { timeout: 400_000 }, async () => {
	const few = await least(1000, () => true);
	const many = await least(12_000, ({ release }) => release <= 24 * few.release);
	expect(many.ran).toBe(12_000);
	expect(many.release).toBeLessThanOrEqual(24 * few.release);
});
