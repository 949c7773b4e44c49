import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import { pack } from '../../../src/build/pack.ts';
import { unpack } from '../../../src/build/unpack.ts';

const both = (texts: Readonly<Record<string, string>>) => {
	const packed = pack(texts);
	return packed.by ? unpack({ ...packed.texts }, packed.by) : packed.texts;
};

it('writes Thai in ASCII and reads it back', () => {
	const { texts, by } = pack(th);
	expect(by).toBe(0xe01 - 0x21);
	expect(Object.values(texts).filter((text) => /[\u0e00-\u0e7f]/.test(text))).toEqual([]);
	expect(both(th)).toEqual(th);
});

it('leaves English as it is', () => {
	expect(pack(en)).toEqual({ texts: en, by: 0 });
});

it('leaves a text as it is that holds the sign itself', () => {
	expect(pack({ a: 'ยินยอม ~ 1' }).by).toBe(0);
});

it('reads back whatever it wrote', () => {
	const letter = fc.oneof(
		{ weight: 6, arbitrary: fc.integer({ min: 0xe01, max: 0xe5b }) },
		{ weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
		{ weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0x2fff }) },
		{ weight: 1, arbitrary: fc.constant(0x1f600) },
	);
	const text = fc.array(letter, { maxLength: 30 }).map((codes) => String.fromCodePoint(...codes));
	let packed = 0;
	fc.assert(
		fc.property(fc.dictionary(fc.stringMatching(/^[a-z.]{1,8}$/), text, { maxKeys: 4 }), (texts) => {
			packed += Number(pack(texts).by !== 0);
			expect(both(texts)).toEqual({ ...texts });
		}),
		{ numRuns: 500 },
	);
	expect(packed).toBeGreaterThan(50);
});
