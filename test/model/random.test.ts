import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anySequence } from './any-sequence.ts';
import { buildProduct } from './bundle.ts';
import { play } from './sequence.ts';

/** The same ones in every run, so that a failure is one of the change at hand; `npm run model` plays others. */
const SEED = 1;
const COUNT = 10_000;

it(`keeps the law in ${COUNT} random sequences`, async () => {
	const create = await buildProduct();
	let decisions = 0;
	let races = 0;
	await fc.assert(
		fc.asyncProperty(anySequence, async (sequence) => {
			const played = await play(sequence, create);
			decisions += played.decisions;
			races += played.races;
		}),
		{ numRuns: COUNT, seed: SEED },
	);
	// Where nothing is decided any law is kept.
	expect(decisions).toBeGreaterThan(COUNT);
	expect(races).toBeGreaterThan(COUNT / 20);
});
