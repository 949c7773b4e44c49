import { expect, it } from 'vitest';
import { chooseLocale } from '../../../src/guard/locale.ts';

const shipped = ['en', 'th'];

it.each<[readonly unknown[], string]>([
	[['th'], 'th'],
	[['th-TH'], 'th'],
	[['TH'], 'th'],
	[['th-TH-u-ca-buddhist'], 'th'],
	[['en-GB'], 'en'],
	[['fr'], 'en'],
	[['fr', 'th'], 'th'],
	[['fr-CA', 'de', 'th-TH', 'en'], 'th'],
	[['en', 'th'], 'en'],
	[['', 'th'], 'th'],
	[[undefined, 'th'], 'th'],
	[[undefined, '', null], 'en'],
	[[], 'en'],
	[['tha'], 'en'],
	[['x-th'], 'en'],
	[[5, {}, [], 'th'], 'th'],
])('%j is answered in %s', (wishes, locale) => {
	expect(chooseLocale(wishes, shipped)).toBe(locale);
});

it.each([
	['a symbol', Symbol('th')],
	['an object that is no text', JSON.parse('{"toString":1,"valueOf":1}')],
])('passes over %s', (_, wish) => {
	expect(chooseLocale([wish, 'th'], shipped)).toBe('th');
});

it('finds a shipped locale of several parts before the language alone', () => {
	expect(chooseLocale(['pt-BR'], ['en', 'pt-BR'])).toBe('pt-BR');
	expect(chooseLocale(['pt'], ['en', 'pt-BR'])).toBe('en');
});
