import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { locales } from '../../src/build/define.ts';

type Texts = Readonly<Record<string, string>>;

const read = (locale: string): Texts =>
	JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), 'utf8'));
const placeholders = (texts: Texts) =>
	Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\w*\}/g) ?? []).toSorted()]);
const reference = read('en');

it('comes in Thai and English', () => {
	expect(locales).toEqual(expect.arrayContaining(['en', 'th']));
});

it.each(locales)('%s has the texts of English, in the same order', (locale) => {
	expect(Object.keys(read(locale))).toEqual(Object.keys(reference));
});

it.each(locales)('%s has the placeholders of English, each as often', (locale) => {
	expect(placeholders(read(locale))).toEqual(placeholders(reference));
});

it.each(locales)('%s leaves no text empty, and none with white space around it', (locale) => {
	expect(Object.entries(read(locale)).filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
});
