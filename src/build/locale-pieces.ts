import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { locales } from './define.ts';

type Piece = 'notice' | 'more' | 'facts';

/** What the notice says: `NoticeKey` of `ui/texts.ts`, as a pattern. */
const NOTICE = /^(notice\..+|.+\.aim|policy|grantAll|denyAll|settings|reopen|saved)$/;
/** What only some ask for: details, receipt, declaration, the way out of sale and sharing. `FactsKey`. */
const FACTS = /^((facts|does|receipt|choices)\.|minors$)/;

const pieceOf = (key: string): Piece => (NOTICE.test(key) ? 'notice' : FACTS.test(key) ? 'facts' : 'more');

/**
 * One file in `locales/`, three in `dist`: what the notice says; what the preference center and the placeholders say
 * besides; what only the details of services, the last receipt, the declaration and single laws say.
 *
 * Most visitors see the notice and nothing else; the first piece is a quarter of the bytes.
 */
export const localeFiles: Readonly<Record<string, string>> = Object.fromEntries(
	locales.flatMap((locale) => [
		[`locales/${locale}`, `locales/${locale}.json?notice`],
		[`locales-more/${locale}`, `locales/${locale}.json?more`],
		[`locales-facts/${locale}`, `locales/${locale}.json?facts`],
	]),
);

export const localesInPieces: Plugin = {
	name: 'locales-in-pieces',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'parts',
	load(id) {
		const [, file, piece] = /^(.*\/locales\/[\w-]+\.json)\?(notice|more|facts)$/.exec(id) ?? [];
		if (!file || !piece) return;
		const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).filter(([key]) => pieceOf(key) === piece);
		return { code: `export default ${JSON.stringify(Object.fromEntries(texts))};`, moduleType: 'js' };
	},
};
