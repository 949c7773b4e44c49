import type { Guard } from '../guard/contract.ts';

/** Locales that ship, with spaces between: made from the names of the files in `locales/` when the package is built. */
declare const __LOCALES__: string;

/**
 * The locale to speak: the first wish that a shipped one answers, else English.
 *
 * A wish is answered in its own script where that ships (`zh-TW` in `zh-Hant`), and in the locale of its region; of a region
 * that has none, in the last of the language: `es-MX` takes `es-419`, `pt-AO` takes `pt-PT`. What a tag leaves out is what the
 * CLDR holds likely, so that `pt` means Brazil and `zh` is simplified. What is no BCP 47 tag is no wish.
 */
export function chooseLocale(wishes: readonly string[], available: readonly string[] = __LOCALES__.split(' ')): string {
	for (const wish of wishes) {
		const { language, script, region } = likely(wish);
		// Both ways to write Norwegian are read by whoever reads one. By the text: to make a locale of each tag takes milliseconds.
		const near = available.filter((tag) => tag.replace(/-.*/, '') === language?.replace(/^n[on]$/, 'nb'));
		const same = near.filter((tag) => likely(tag).script === script);
		const found = same.find((tag) => likely(tag).region === region) ?? same.at(-1) ?? near[0];
		if (found) return found;
	}
	return 'en';
}

function likely(tag: string): Partial<Intl.Locale> {
	try {
		return new Intl.Locale(tag).maximize();
	} catch {
		return {};
	}
}

/** Where the language that a person chose is remembered for the visit. */
const CHOSEN = 'yinyom:locale';

/** Remembers a language until the visit ends, where the browser keeps anything. */
export function keepLocale(locale: string): void {
	try {
		sessionStorage.setItem(CHOSEN, locale);
	} catch {
		// Then it is chosen for this page.
	}
}

function keptLocale(): string {
	try {
		return sessionStorage.getItem(CHOSEN) ?? '';
	} catch {
		return '';
	}
}

/**
 * The locale of this page: what the person chose in the preference center, else what the owner fixed, else the page's language, else
 * the browser's.
 *
 * The page comes before the browser: a notice in another language than the page around it is a deceptive pattern
 * ("language discontinuity", EDPB guidelines 03/2022).
 */
export const localeOf = ({ wishes }: Pick<Guard, 'wishes'>): string => chooseLocale([keptLocale(), ...wishes]);
