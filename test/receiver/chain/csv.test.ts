import { expect, it } from 'vitest';
import { csvCell, csvHeader, csvLine } from '../../../src/receiver/chain/csv.ts';
import { chained, storedReceipt } from './sample-chain.ts';

it.each([
	['=cmd|1', "'=cmd|1"],
	['+1', "'+1"],
	['-1', "'-1"],
	['@SUM(A1)', "'@SUM(A1)"],
	['\t=1', "'\t=1"],
	['\r=1', '"\'\r=1"'],
	['a,"b"', '"a,""b"""'],
	['plain', 'plain'],
	[null, ''],
])('writes %j so that no spreadsheet runs it', (value, cell) => {
	expect(csvCell(value)).toBe(cell);
});

it('gives every line as many cells as the first, an erased receipt only its place', () => {
	const [entry] = chained([{ kind: 'receipt', serverSeq: 1, content: storedReceipt(1) }]);
	if (entry?.kind !== 'receipt') throw new Error('no receipt');
	const cells = csvHeader.split(',').length;
	expect(csvLine(entry)?.split(',')).toHaveLength(cells);
	expect(csvLine({ ...entry, content: null, salt: null })).toBe(`1,1${','.repeat(cells - 2)}`);
});

it('leaves the cells empty of a body that cannot be read, and goes on', () => {
	const [entry] = chained([{ kind: 'receipt', serverSeq: 1, content: { ...storedReceipt(1), body: 'not JSON' } }]);
	if (entry?.kind !== 'receipt') throw new Error('no receipt');
	const cells = csvHeader.split(',').length;
	expect(csvLine(entry)).toBe(`1,1,${entry.content?.receivedAt}${','.repeat(cells - 3)}`);
});
