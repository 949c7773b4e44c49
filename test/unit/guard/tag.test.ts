import { expect, it } from 'vitest';
import { besideOf } from '../../../src/guard/tag.ts';

const at = (src: string | undefined) => besideOf({ src, dataset: undefined, nonce: undefined }, 'locales/th');

it.each([
	['https://shop.example/yinyom.js', 'https://shop.example/locales/th.js'],
	['https://shop.example/a/b/yinyom.min.js', 'https://shop.example/a/b/locales/th.js'],
	['https://x.js.org/yinyom.js', 'https://x.js.org/locales/th.js'],
	['https://shop.example/consent', 'https://shop.example/locales/th.js'],
	// Whoever gives ours another name at each deployment gives it to all of them.
	['https://shop.example/yinyom.js?v=2', 'https://shop.example/locales/th.js?v=2'],
	['https://shop.example/yinyom.js?from=/a/b.js', 'https://shop.example/locales/th.js?from=/a/b.js'],
])('finds what lies beside %s', (src, url) => {
	expect(at(src)).toBe(url);
});

it('throws nothing where nobody knows where our file came from', () => {
	expect(() => at(undefined)).not.toThrow();
});
