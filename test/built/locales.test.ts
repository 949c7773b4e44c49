import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { locales, localesWithin } from '../../src/build/define.ts';
import type { NoticeKey } from '../../src/ui/texts.ts';
import { distFiles, readDist } from './dist.ts';

type Texts = Readonly<Record<string, string>>;

const read = (locale: string): Texts =>
	JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), 'utf8'));
const placeholders = (texts: Texts) =>
	Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\w*\}/g) ?? []).toSorted()]);
const reference = read('en');

/** The languages that are promised; a new file needs no line here. */
const european = 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt-PT ro sk sl sv';
const others = 'ar es-419 fa fil he hi id ja km ko lo ms my nb pt-BR sr ta th tr uk ur vi zh-Hans zh-Hant';

it('comes in the 24 languages of the European Union and in 24 more', () => {
	expect(locales).toEqual(expect.arrayContaining(`${european} ${others}`.split(' ')));
	expect(locales.length).toBeGreaterThanOrEqual(48);
});

it.each(locales)('%s is a BCP 47 tag in its canonical form', (locale) => {
	expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
	// The language alone, unless there are two of it to tell apart.
	const { language } = new Intl.Locale(locale);
	const isPaired = locales.filter((other) => new Intl.Locale(other).language === language).length > 1;
	expect(isPaired || locale === language).toBe(true);
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

/**
 * Every letter with its marks composed, no control, no direction forced, no letter of private use, no place of nothing.
 *
 * What joins letters or keeps them apart (U+200C, U+200D) some scripts need; U+2068 and U+2069 keep a name that may be in
 * another script to itself, and stand around a placeholder only.
 */
const strange = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\ufffd]/u;

it.each(locales)('%s holds no invisible signs but those that its script needs, and is composed', (locale) => {
	const odd = Object.entries(read(locale)).filter(
		([, text]) =>
			strange.test(text.replace(/\u2068(\{\w+\})\u2069/g, '$1')) || text !== text.normalize('NFC') || / {2}/.test(text),
	);
	expect(odd).toEqual([]);
});

it.each(['ar', 'fa', 'he', 'ur'])('%s keeps names and numbers of another direction to themselves', (locale) => {
	const open = Object.entries(read(locale)).filter(([, text]) =>
		/\{(controller|name|vendor|id)\}/.test(text.replace(/\u2068\{\w+\}\u2069/g, '')),
	);
	expect(open).toEqual([]);
});

it('French sets its high punctuation apart by a space that breaks no line', () => {
	expect(Object.entries(read('fr')).filter(([, text]) => /[^\u00a0\u202f][:;?!]/.test(text))).toEqual([]);
});

it.each(['cs', 'pl', 'sk'])('%s leaves no word of one letter at the end of a line', (locale) => {
	expect(Object.entries(read(locale)).filter(([, text]) => /(^| )[aiouvzksw] /iu.test(text))).toEqual([]);
});

it.each(locales)('%s says "all" to both: the buttons that grant and deny say as much as each other', (locale) => {
	const { grantAll = '', denyAll = '' } = read(locale);
	const segments = (text: string) => [...new Intl.Segmenter(locale).segment(text)].length;
	expect(segments(grantAll)).toBeLessThanOrEqual(18);
	expect(segments(denyAll)).toBeLessThanOrEqual(23);
	expect(Math.abs(segments(grantAll) - segments(denyAll))).toBeLessThanOrEqual(5);
	expect(grantAll).not.toBe(denyAll);
});

it.each(locales)(
	'%s calls the preference center by one name: its title, the small button and the link of a placeholder',
	(locale) => {
		const { reopen, 'placeholder.settings': link, 'preferences.title': title } = read(locale);
		expect([reopen, link]).toEqual([title, title]);
	},
);

it.each(locales)('%s is known to the lists and dates of this engine, in its own words', (locale) => {
	expect(Intl.ListFormat.supportedLocalesOf(locale)).toEqual([locale]);
	expect(Intl.DateTimeFormat.supportedLocalesOf(locale)).toEqual([locale]);
	const date = new Date(Date.UTC(2024, 2, 7)).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
	// In figures of its own script where it has such, and in its own calendar: 2567 in Thai, 1402 in Persian.
	const year = date.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
	expect(year).toMatch(/2024|2567|1402/);
});

/** The value of a digit of any script: they stand in rows of ten. */
const digitOf = (digit: string): number => {
	const code = digit.codePointAt(0) ?? 0;
	for (let value = 9; value > 0; value--) if (/\p{Nd}/u.test(String.fromCodePoint(code - value))) return value;
	return 0;
};

const noticeKeys = Object.keys({
	'notice.title': true,
	'notice.body': true,
	'notice.someone': true,
	policy: true,
	grantAll: true,
	denyAll: true,
	settings: true,
	reopen: true,
	saved: true,
	'functional.aim': true,
	'analytics.aim': true,
	'marketing.aim': true,
} satisfies Record<NoticeKey, true>);

/** What a file exports, without the second that a hundred imports take. */
const textsIn = (file: string): Texts =>
	new Function(readDist(file).replace(/export\s*\{\s*(\w+) as default\s*\}/, 'return $1'))();

it.each(locales)('%s comes in three files: what the notice says, what the layers say, and the facts', (locale) => {
	const pieces = ['locales', 'locales-more', 'locales-facts'].map((folder) => textsIn(`${folder}/${locale}.js`));
	const keys = pieces.flatMap((piece) => Object.keys(piece));
	expect(Object.keys(pieces[0] ?? {})).toEqual(noticeKeys);
	expect(keys.toSorted()).toEqual(Object.keys(reference).toSorted());
	expect(Object.assign({}, ...pieces)).toEqual(read(locale));
	expect(Object.keys(pieces[2] ?? {}).every((key) => /^((facts|does|receipt|choices)\.|minors$)/.test(key))).toBe(true);
});

it('names every language in the part that chooses, and carries none of their texts in another', () => {
	const text = readDist('yinyom-ui.js');
	expect(locales.filter((locale) => !new RegExp(`["\`, ]${locale}["\`, ]`).test(text))).toEqual([]);
	const carriers = distFiles.filter(
		(file) => file.endsWith('.js') && readDist(file).includes(`${read('de')['saved']}`),
	);
	expect(carriers).toEqual(['locales/de.js']);
});

it('carries English and Thai in the single file', () => {
	expect(localesWithin).toEqual(['en', 'th']);
	expect(readDist('yinyom.full.js')).toContain(reference['preferences.past']);
});

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const checked = readFileSync(new URL('../../locales/README.md', import.meta.url), 'utf8');

it('is listed in README.md, with how many there are, and in the table of how each was checked', () => {
	const [, list = ''] = /<!-- languages -->\n([^]*?)\n<!-- \/languages -->/.exec(readme) ?? [];
	expect(list).toBe(
		locales
			.toSorted()
			.map((locale) => `\`${locale}\``)
			.join(' '),
	);
	expect(readme).toContain(`${locales.length} ship, among them the 24 of the European Union.`);
	expect(readme).toContain(`${locales.length} languages; made for`);
	expect(locales.filter((locale) => !checked.includes(`| \`${locale}.json\` `))).toEqual([]);
});
