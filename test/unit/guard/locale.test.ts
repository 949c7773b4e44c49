import { expect, it } from 'vitest';
import { chooseLocale } from '../../../src/guard/locale.ts';

const shipped = ['en', 'th'];

it.each<[readonly string[], string]>([
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
	[['', ''], 'en'],
	[[], 'en'],
	[['tha'], 'en'],
	[['x-th'], 'en'],
	[['Thai language', 'thai', '*', 'th'], 'th'],
])('%j is answered in %s', (wishes, locale) => {
	expect(chooseLocale(wishes, shipped)).toBe(locale);
});

it('finds a shipped locale of several parts before the language alone', () => {
	expect(chooseLocale(['pt-BR'], ['en', 'pt-BR'])).toBe('pt-BR');
	expect(chooseLocale(['pt'], ['en', 'pt-BR'])).toBe('en');
});
