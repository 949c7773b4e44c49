import { expect, it } from 'vitest';
import { type HoldCost, holdCost } from '../bench/hold-cost.ts';

/** Times slower than this machine: a phone of the lower half. https://web.dev/articles/inp */
const SLOWER = 4;
/** Event Timing counts in steps of 8 ms. */
const CLICK = 48;
/** What the platform calls a long task. https://www.w3.org/TR/longtasks-1/ */
const TASK = 50;

/** Other programs can only add to a time: the least of several counts, and a machine that is busy now gets more of them. */
async function least(count: number, isGood: (cost: HoldCost) => boolean): Promise<HoldCost> {
	let best: HoldCost | undefined;
	for (let turn = 0; turn < 8 && !(best && isGood(best)); turn++) {
		const [cost] = await holdCost([count], SLOWER);
		if (!cost) continue;
		best = {
			...cost,
			click: Math.min(cost.click, best?.click ?? Infinity),
			longest: Math.min(cost.longest, best?.longest ?? Infinity),
			release: Math.min(cost.release, best?.release ?? Infinity),
			ran: Math.min(cost.ran, best?.ran ?? Infinity),
		};
	}
	if (!best) throw new Error('nothing was measured');
	return best;
}

it('answers the click on a page with 1,000 held tags within 48 ms, in tasks of at most 50', {
	timeout: 240_000,
}, async () => {
	const cost = await least(1000, ({ click, longest }) => click <= CLICK && longest <= TASK);
	expect(cost.ran).toBe(1000);
	expect(cost.click).toBeLessThanOrEqual(CLICK);
	expect(cost.longest).toBeLessThanOrEqual(TASK);
});

it('takes for twelve times as many no more than twenty-four times as long', { timeout: 400_000 }, async () => {
	const few = await least(1000, () => true);
	const many = await least(12_000, ({ release }) => release <= 24 * few.release);
	expect(many.ran).toBe(12_000);
	expect(many.release).toBeLessThanOrEqual(24 * few.release);
});
