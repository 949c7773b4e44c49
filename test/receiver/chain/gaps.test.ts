import { expect, it } from 'vitest';
import { type Followed, gapsOf } from '../../../src/receiver/chain/gaps.ts';
import { seeded } from './mutations.ts';

/** So many receipts of one visitor, each naming the one before it. */
const chain = (length: number): Followed[] =>
	Array.from({ length }, (_each, index) => ({
		receiptId: `r${index + 1}`,
		seq: index + 1,
		prevReceiptId: index ? `r${index}` : null,
		prevDigest: index ? `d${index}` : null,
		bodyHash: `d${index + 1}`,
	}));

it('finds exactly those of 2,000 visitors that are missing, in whatever order the rest came', () => {
	const random = seeded(19);
	for (let visitor = 0; visitor < 2000; visitor++) {
		const all = chain(1 + Math.floor(random() * 12));
		const kept = all.filter(() => random() > 0.05).sort(() => random() - 0.5);
		const last = kept.reduce((most, { seq }) => Math.max(most, seq), 0);
		const missing = all.filter(({ seq }) => seq < last && !kept.some((each) => each.seq === seq));
		const found = gapsOf('visitor', kept);
		expect(found.map(({ seq }) => seq)).toEqual(missing.map(({ seq }) => seq));
		for (const { receiptId, seq } of found) expect(receiptId ?? `r${seq}`).toBe(`r${seq}`);
	}
});

it('takes two tabs that decide at once for no gap, and a body that the next one does not know for altered', () => {
	const [first, second, third] = chain(3) as [Followed, Followed, Followed];
	expect(gapsOf('v', [first, second, { ...second, receiptId: 'other' }, third])).toEqual([]);
	expect(gapsOf('v', [first, { ...second, bodyHash: 'changed' }, third])).toEqual([
		{ consentId: 'v', seq: 2, receiptId: 'r2', kind: 'altered' },
	]);
});

it('does not call missing what was erased, nor what was before it', () => {
	expect(gapsOf('v', chain(6).slice(4), (id) => id === 'r4')).toEqual([]);
});

it('bears a number that nobody counted to', () => {
	const [first] = chain(1) as [Followed];
	expect(gapsOf('v', [{ ...first, seq: Number.MAX_SAFE_INTEGER }]).length).toBeLessThan(20_000);
});
