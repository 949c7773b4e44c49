import { expect, it } from 'vitest';
import { shortId } from '../../../src/config/short-id.ts';
import { services } from '../../../src/build/define.ts';

it('gives every service of the catalog another one, in letters that a cookie holds as they are', () => {
	const shorts = services.map(shortId);
	expect(new Set(shorts).size).toBe(services.length);
	expect(shorts.filter((short) => !/^[\w-]{4}$/.test(short))).toEqual([]);
});

it('is the same in every release, for cookies are older than releases', () => {
	expect(['google-analytics', 'hotjar', 'meta-pixel', 'a'].map(shortId)).toEqual(['tLSw', 'QK_q', 'Ad5w', 'DCnI']);
});
