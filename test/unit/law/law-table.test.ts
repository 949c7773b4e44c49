import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isThere, lawTable, proofs, requirements } from '../../law/table.ts';

it('maps every requirement to a test, or says why there is none', () => {
	expect(requirements.filter((each) => each.proofs.length === 0 && !each.reason).map(({ id }) => id)).toEqual([]);
});

it('names no test that does not exist', () => {
	expect(proofs.filter((proof) => !isThere(proof))).toEqual([]);
});

it('counts the requirements through, none twice and none left out', () => {
	const ids = requirements.map(({ id }) => id);
	const letters = { A: 6, B: 8, C: 7, D: 7, E: 5, F: 5, G: 5 };
	const seeds = { '000-': 7, '001-': 6, '002-': 6, '003-': 7, '004-': 7, 'I-': 5 };
	const wanted = Object.entries({ ...letters, ...seeds }).flatMap(([group, count]) =>
		Array.from({ length: count }, (_, index) => `${group}${index + 1}`),
	);
	expect(ids).toEqual(wanted);
});

it('is written down in test/LAW.md; "npm run law" writes it', () => {
	expect(readFileSync(new URL('../../LAW.md', import.meta.url), 'utf8')).toBe(lawTable());
});
