/** Plays random sequences against the product and says what the first one that goes against the law was, as short as it gets. */
import * as fc from 'fast-check';
import { anySequence } from './any-sequence.ts';
import { buildProduct } from './bundle.ts';
import { play } from './sequence.ts';

const [count = '10000', seed] = process.argv.slice(2);
const create = await buildProduct();
const begin = Date.now();
const details = await fc.check(
	fc.asyncProperty(anySequence, async (sequence) => void (await play(sequence, create))),
	{ numRuns: Number(count), ...(seed && { seed: Number(seed) }) },
);
const seconds = ((Date.now() - begin) / 1000).toFixed(1);
console.log(
	details.failed
		? `${fc.defaultReportMessage(details)}\n\n${String(details.errorInstance)}`
		: `model: ${details.numRuns} sequences in ${seconds} s, none against the law (seed ${details.seed})`,
);
process.exitCode = details.failed ? 1 : 0;
