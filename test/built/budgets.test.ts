import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { quotedSizes, scenarios, sizesTable, withSizes } from './budgets.ts';
import { brotliBytes } from './dist.ts';

it.each(scenarios)('$name: at most $limit bytes', ({ files, limit }) => {
	expect(brotliBytes(files)).toBeLessThanOrEqual(limit);
});

it('takes one request on a later visit', () => {
	expect(scenarios[0]?.files).toEqual(['yinyom.js']);
});

it('quotes the measured sizes in README.md; "npm run sizes" writes them', () => {
	const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
	expect(quotedSizes(readme)).toBe(sizesTable());
});

it('replaces the table between its marks and nothing else', () => {
	const text = 'a\n<!-- sizes -->\n<!-- /sizes -->\nb\n';
	expect(withSizes(text, '| $1 |')).toBe('a\n<!-- sizes -->\n| $1 |\n<!-- /sizes -->\nb\n');
	expect(withSizes(withSizes(text, 'old'), '| $1 |')).toBe(withSizes(text, '| $1 |'));
	expect(quotedSizes(withSizes(text, '| $1 |'))).toBe('| $1 |');
	expect(quotedSizes('a\nb\n')).toBe(undefined);
});
