import { expect, it } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import th from '../../../locales/th.json' with { type: 'json' };
import type { LocalText } from '../../../src/config/types.ts';
import { createWords } from '../../../src/ui/words.ts';

const english = createWords(en, 'en');
const thai = createWords(th, 'th');

it('fills the places of a text, and leaves one open that nobody fills', () => {
	expect(english.say('preferences.last', { date: 'March 7, 2024' })).toBe('Your last choice: March 7, 2024');
	expect(english.say('preferences.last')).toBe('Your last choice: {date}');
	expect(english.say('policy', { date: 'x' })).toBe('Privacy policy');
});

it('fills a place with the very text, signs of a pattern and places included', () => {
	expect(english.say('preferences.dpo', { name: "$& $1 $' {name} {date}" })).toBe(
		"Data protection officer: $& $1 $' {name} {date}",
	);
});

it.each<[string, '' | '.aim' | '.purpose' | '.effect', string | undefined]>([
	['analytics', '', 'Analytics'],
	['analytics', '.aim', 'measure how the site is used'],
	['necessary', '.effect', undefined],
	['own-stats', '', undefined],
	['constructor', '', undefined],
])('knows of %s%s: %s', (id, part, text) => {
	expect(english.about(id, part)).toBe(text);
});

it.each<[LocalText | undefined, string, string | undefined]>([
	['Example', 'th', 'Example'],
	[undefined, 'th', undefined],
	[{ th: 'ตัวอย่าง', en: 'Example' }, 'th', 'ตัวอย่าง'],
	[{ th: 'ตัวอย่าง', en: 'Example' }, 'en', 'Example'],
	[{ th: 'ตัวอย่าง', en: 'Example' }, 'th-TH', 'ตัวอย่าง'],
	[{ 'pt-BR': 'Exemplo', pt: 'outro', en: 'Example' }, 'pt-BR', 'Exemplo'],
	[{ th: 'ตัวอย่าง', en: 'Example' }, 'fr', 'Example'],
	[{ th: 'ตัวอย่าง' }, 'fr', 'ตัวอย่าง'],
	[{}, 'th', undefined],
])('says %j in %s as %s', (text, locale, said) => {
	const empty: LocalText | undefined = typeof text === 'object' ? Object.assign(Object.create(null), text) : text;
	expect(createWords(en, locale).local(empty)).toBe(said);
});

it('lists as the language does', () => {
	expect(english.list(['a', 'b', 'c'])).toBe('a, b, and c');
	expect(thai.list(['ก', 'ข', 'ค'])).toBe('ก ข และค');
	expect(english.list([])).toBe('');
	expect(english.list(['Meta', 'Google'])).toBe('Meta and Google');
});

it('parts names in Latin letters by spaces and commas in Thai, where words of Thai need none', () => {
	expect(thai.list(['Meta', 'Google'])).toBe('Meta และ Google');
	expect(thai.list(['Meta Platforms', 'Google Ireland', 'LINE'])).toBe('Meta Platforms, Google Ireland และ LINE');
	expect(thai.list(['วิดีโอ', 'Google Maps'])).toBe('วิดีโอ และ Google Maps');
	expect(thai.list(['ก', 'ข'])).toBe('กและข');
	expect(thai.list(['Meta'])).toBe('Meta');
});

it('lists with commas in a language that this engine does not know, not with the "and" of another', () => {
	expect(createWords(en, 'tlh').list(['a', 'b', 'c'])).toBe('a, b, c');
});
