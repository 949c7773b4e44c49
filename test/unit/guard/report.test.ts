import { afterEach, expect, it, vi } from 'vitest';
import type { LoadPart } from '../../../src/guard/contract.ts';
import { createReport } from '../../../src/guard/report.ts';

const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
afterEach(() => warn.mockClear());

const loadWords = (async () => ({ explain: ([code]: readonly [string]) => ['in words', code] })) as unknown as LoadPart;

it('warns in words', async () => {
	createReport(loadWords)('storage', 'cookie');
	await vi.waitFor(() => expect(warn).toHaveBeenCalledWith('in words', 'storage'));
});

it.each<[string, LoadPart]>([
	['do not load', (() => Promise.reject(new Error('offline'))) as LoadPart],
	[
		'fail',
		(async () => ({
			explain: () => {
				throw new TypeError('cyclic');
			},
		})) as unknown as LoadPart,
	],
])('warns with the bare facts when the words %s', async (_, load) => {
	createReport(load)('form', 'revision', '7');
	await vi.waitFor(() => expect(warn).toHaveBeenCalledWith('yinyom:', 'form', 'revision', '7'));
});
