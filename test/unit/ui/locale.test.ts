import { expect, it } from 'vitest';
import { chooseLocale } from '../../../src/ui/locale.ts';

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
	[['tha'], 'th'],
	[['x-th'], 'en'],
	[['Thai language', 'thai', '*', 'th'], 'th'],
])('%j is answered in %s', (wishes, locale) => {
	expect(chooseLocale(wishes, shipped)).toBe(locale);
});

it.each([
	['zh', 'zh-Hans'],
	['zh-CN', 'zh-Hans'],
	['zh-SG', 'zh-Hans'],
	['zh-TW', 'zh-Hant'],
	['zh-HK', 'zh-Hant'],
	['zh-Hant-CN', 'zh-Hant'],
	['pt', 'pt-BR'],
	['pt-PT', 'pt-PT'],
	['pt-AO', 'pt-PT'],
	['es', 'es'],
	['es-ES', 'es'],
	['es-MX', 'es-419'],
	['es-AR', 'es-419'],
	['no', 'nb'],
	['nn-NO', 'nb'],
	['sr-Latn-RS', 'sr'],
	['iw', 'he'],
	['in', 'id'],
	['tl', 'fil'],
	['en-TH', 'en'],
])('%s is answered in %s where that ships', (wish, locale) => {
	const many = ['en', 'es', 'es-419', 'fil', 'he', 'id', 'nb', 'pt-BR', 'pt-PT', 'sr', 'th', 'zh-Hans', 'zh-Hant'];
	expect(chooseLocale([wish, 'th'], many)).toBe(locale);
});

it('finds a shipped locale of several parts before the language alone', () => {
	expect(chooseLocale(['pt-BR'], ['en', 'pt-BR'])).toBe('pt-BR');
	expect(chooseLocale(['pt'], ['en', 'pt-BR'])).toBe('pt-BR');
});
