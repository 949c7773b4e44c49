import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { locales } from './define.ts';

/** What the notice says: `NoticeKey` of `ui/texts.ts`, as a pattern. */
const NOTICE = /^(notice\..+|.+\.aim|policy|grantAll|denyAll|settings|reopen|saved)$/;

/**
 * One file in `locales/`, two in `dist`: what the notice says, and what the preference center, the receipt and the
 * placeholders say besides.
 *
 * Most visitors see the notice and nothing else; the first half is a third of the bytes.
 */
export const localeFiles: Readonly<Record<string, string>> = Object.fromEntries(
	locales.flatMap((locale) => [
		[`locales/${locale}`, `locales/${locale}.json?notice`],
		[`locales-more/${locale}`, `locales/${locale}.json?more`],
	]),
);

function halfOf(texts: Readonly<Record<string, string>>, half: 'notice' | 'more') {
	return Object.fromEntries(Object.entries(texts).filter(([key]) => NOTICE.test(key) === (half === 'notice')));
}

export const localesInHalf: Plugin = {
	name: 'locales-in-half',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'parts',
	load(id) {
		const [, file, half] = /^(.*\/locales\/[\w-]+\.json)\?(notice|more)$/.exec(id) ?? [];
		if (!file || !half) return;
		const texts = halfOf(JSON.parse(readFileSync(file, 'utf8')), half as 'notice' | 'more');
		return { code: `export default ${JSON.stringify(texts)};`, moduleType: 'js' };
	},
};
