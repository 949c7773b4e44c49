import type { Guard } from '../guard/contract.ts';

/** Locales that ship; made from the names of the files in `locales/` when the package is built. */
declare const __LOCALES__: readonly string[];

/** Languages that are answered in another one, which everybody who reads them reads. */
const NEAR: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

/**
 * The locale to speak: the first wish that a shipped one answers, else English.
 *
 * A wish is answered in its own script where that ships: `zh-TW` in `zh-Hant`, `zh` in `zh-Hans`. Of several locales of a
 * language the wished region's own comes first; `pt` alone means Brazil, as the CLDR's likely subtags have it, and
 * `es-MX` takes `es-419` before `es`. What is no BCP 47 tag is no wish.
 */
export function chooseLocale(wishes: readonly string[], available: readonly string[] = __LOCALES__): string {
	for (const wish of wishes) {
		const wished = maximize(wish);
		if (!wished) continue;
		const language = NEAR[wished.language] ?? wished.language;
		const near = available.filter((locale) => maximize(locale)?.language === language);
		const same = near.filter((locale) => maximize(locale)?.script === wished.script);
		const speaking = same.length ? same : near;
		const found =
			speaking.find((locale) => locale.endsWith(`-${wished.region}`)) ??
			speaking.find((locale) => maximize(locale)?.region === wished.region) ??
			// Latin America and the Caribbean (UN M49): the one region here that holds others.
			speaking.find((locale) => locale.endsWith('-419')) ??
			speaking[0];
		if (found) return found;
	}
	return 'en';
}

function maximize(tag: string): Intl.Locale | undefined {
	try {
		return new Intl.Locale(tag).maximize();
	} catch {
		return undefined;
	}
}

/**
 * The locale of this page: what the owner fixed, else the page's language, else the browser's.
 *
 * The page comes before the browser: a notice in another language than the page around it is a deceptive pattern
 * ("language discontinuity", EDPB guidelines 03/2022).
 */
export const localeOf = ({ wishes }: Pick<Guard, 'wishes'>): string => chooseLocale(wishes);
