import { expect, it } from 'vitest';
import { outcomesOf, passes } from '../../law/outcomes.ts';

const vitest = {
	testResults: [
		{
			name: '/somewhere/test/unit/a.test.ts',
			assertionResults: [
				{ title: 'holds (1)', status: 'passed' },
				{ title: 'holds 2', status: 'passed' },
				{ title: 'row x', status: 'passed' },
				{ title: 'row y', status: 'failed' },
			],
		},
	],
};
const playwright = {
	suites: [
		{
			file: 'b.e2e.ts',
			specs: [{ title: 'asks', ok: true, file: 'b.e2e.ts' }],
			suites: [{ file: 'b.e2e.ts', specs: [{ title: 'denies', ok: false, file: 'b.e2e.ts' }] }],
		},
	],
};
const outcomes = [...outcomesOf(vitest), ...outcomesOf(playwright)];

it('reads both reports, and what stands inside of groups', () => {
	expect(outcomes.map(({ file, isPassed }) => [file, isPassed])).toEqual([
		['unit/a.test.ts', true],
		['unit/a.test.ts', true],
		['unit/a.test.ts', true],
		['unit/a.test.ts', false],
		['e2e/b.e2e.ts', true],
		['e2e/b.e2e.ts', false],
	]);
});

it('takes a test for passed that ran and did, to the letter of its title and in its file', () => {
	expect(passes(['unit/a.test.ts', 'holds (1)'], outcomes)).toBe(true);
	expect(passes(['e2e/b.e2e.ts', 'asks'], outcomes)).toBe(true);
	expect(passes(['unit/a.test.ts', 'holds'], outcomes)).toBe(false);
	expect(passes(['unit/b.test.ts', 'holds (1)'], outcomes)).toBe(false);
	expect(passes(['e2e/b.e2e.ts', 'denies'], outcomes)).toBe(false);
});

it('takes a table for passed when every row is', () => {
	expect(passes(['unit/a.test.ts', 'holds %s'], outcomes)).toBe(true);
	expect(passes(['unit/a.test.ts', 'row %s'], outcomes)).toBe(false);
});
