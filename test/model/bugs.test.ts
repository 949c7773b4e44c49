import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anySequence } from './any-sequence.ts';
import { bugs } from './bugs.ts';
import { buildProduct } from './bundle.ts';
import { play } from './sequence.ts';

// A law that nothing breaks proves nothing: each of these has to be found, far sooner than `random.test.ts` ends.
it.for(bugs)('finds that $fact', async (bug) => {
	const create = await buildProduct(bug);
	const property = fc.asyncProperty(anySequence, async (sequence) => void (await play(sequence, create)));
	const { failed } = await fc.check(property, { numRuns: 5000, seed: 1, endOnFailure: true });
	expect(failed).toBe(true);
});
