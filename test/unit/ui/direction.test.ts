import { expect, it } from 'vitest';
import { locales } from '../../../src/build/define.ts';
import { directionOf } from '../../../src/ui/direction.ts';

it('runs from right to left in Arabic, Persian, Hebrew and Urdu, and in no other language that ships', () => {
	expect(locales.filter((locale) => directionOf(locale) === 'rtl')).toEqual(['ar', 'fa', 'he', 'ur']);
});
