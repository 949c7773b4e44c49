import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { linesOf } from '../../../src/cli/lines-of.ts';
import { temporaryFile } from '../temporary-file.ts';

async function read(text: string, longest?: number): Promise<readonly string[]> {
	const file = temporaryFile('lines');
	writeFileSync(file, text);
	const lines: string[] = [];
	for await (const line of linesOf(file, longest)) lines.push(line);
	return lines;
}

it.each([
	['', []],
	['a', ['a']],
	['a\n', ['a']],
	['a\n\nb', ['a', '', 'b']],
	['a\r\nb\r\n', ['a', 'b']],
	['a\rb\u0085c\u2028d\u2029e\u000bf\u000cg\n', ['a\rb\u0085c\u2028d\u2029e\u000bf\u000cg']],
])('%j has the lines %j', async (text, lines) => {
	expect(await read(text)).toEqual(lines);
});

it('puts together what the file gives in pieces, within letters too', async () => {
	const lines = Array.from({ length: 40 }, (_, index) => 'ก'.repeat(index * 1000));
	expect(await read(`${lines.join('\n')}\nend`)).toEqual([...lines, 'end']);
});

it('stops at a line that never ends', async () => {
	await expect(read(`ab\n${'x'.repeat(300_000)}`, 1000)).rejects.toThrow(/line 2 is longer than 1000 letters$/);
	await expect(read('abcdef\n', 5)).rejects.toThrow('line 1');
	expect(await read('abcde\n', 5)).toEqual(['abcde']);
});
