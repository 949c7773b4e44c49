import { expect, it } from 'vitest';
import type { Finding } from '../../../src/receiver/chain/finding.ts';
import { createVerifier, type Verifier, type Witness } from '../../../src/receiver/chain/verify.ts';
import type { Entry } from '../../../src/receiver/chain/entry.ts';
import { mutations, type Mutation, seeded } from './mutations.ts';
import { newSigner, sampleChain } from './sample-chain.ts';

const SIZE = 100_000;
/** More with `TAMPERINGS=100000`. */
const COUNT = Number(process.env['TAMPERINGS'] ?? 10_000);
const EVERY = 50;

/** Goes along the whole chain once and keeps where it was every so often: later runs start there. */
function walk(entries: readonly Entry[], witness: Witness) {
	const findings: Finding[] = [];
	const verifier = createVerifier(witness, (finding) => findings.push(finding));
	const stops: Verifier[] = [];
	for (const [index, entry] of entries.entries()) {
		if (index % EVERY === 0) stops.push(verifier.fork(() => {}));
		verifier.step(entry);
	}
	verifier.end();
	return { findings, stops };
}

/** The first alarm that the verifier raises on a mutated chain. It starts at a stop before the change, and nowhere else. */
function alarmOf(entries: readonly Entry[], stops: readonly Verifier[], { at, rest }: Mutation): Finding | undefined {
	let found: Finding | undefined;
	const stop = Math.floor(at / EVERY);
	const verifier = stops[stop]?.fork((finding) => {
		if (finding.severity === 'alarm') found ??= finding;
	});
	if (!verifier) throw new Error('no place to start from');
	for (const entry of entries.slice(stop * EVERY, at)) verifier.step(entry);
	if (found) throw new Error('an alarm before the change');
	for (const entry of rest) {
		verifier.step(entry);
		if (found) return found;
	}
	verifier.end();
	return found;
}

it(`finds each of ${COUNT} random changes in a chain of ${SIZE}, and nothing in the chain as it was`, () => {
	const { entries, witness } = sampleChain(SIZE);
	const started = performance.now();
	const { findings, stops } = walk(entries, witness);
	const perSecond = SIZE / ((performance.now() - started) / 1000);
	expect(findings).toEqual([]);
	const random = seeded(20261125);
	const forger = newSigner();
	const missed: string[] = [];
	const played = new Map<string, number>();
	for (let round = 0; round < COUNT; round++) {
		const mutate = mutations[round % mutations.length];
		if (!mutate) continue;
		const mutation = mutate(entries, random, forger);
		played.set(mutation.name, (played.get(mutation.name) ?? 0) + 1);
		if (!alarmOf(entries, stops, mutation)) missed.push(`${mutation.name} at ${mutation.at}`);
	}
	expect(missed).toEqual([]);
	console.log(
		`chain: ${COUNT} changes of ${played.size} kinds found in ${SIZE} entries; verified ${Math.round(perSecond)} entries/s`,
	);
	// A tenth of what an idle machine does: enough to notice a mistake of order, not a busy neighbour.
	expect(perSecond).toBeGreaterThan(10_000);
}, 1_800_000);
