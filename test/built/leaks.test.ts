import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { quotedSummary, writeSummary } from '../e2e/leaks/summary.ts';
import { columns, engines, readTable } from '../e2e/leaks/table.ts';
import { outside, vectors } from '../e2e/leaks/vectors.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const table = readTable(read('test/LEAKS.md'));

it('has every way in test/LEAKS.md; "npm run leaks" writes it', () => {
	expect(Object.keys(table)).toEqual(vectors.map(({ name }) => name));
});

it('quotes the table’s summary in README.md', () => {
	expect(quotedSummary(read('README.md'))).toBe(writeSummary(table));
});

it('lets nothing run that is declared, enforced or cut off', () => {
	const inside = vectors.filter((vector) => !outside.vectors.includes(vector));
	const running = inside.flatMap(({ name }) =>
		columns
			.filter((column) => !/none|caught/.test(column))
			.flatMap((column) =>
				engines.filter((engine) => table[name]?.[column][engine]?.ran[1]).map((engine) => [name, column, engine]),
			),
	);
	expect(running).toEqual([]);
	const asked = vectors.filter(({ name }) => engines.some((engine) => table[name]?.declared[engine]?.requests[1]));
	expect(asked).toEqual([]);
});
