/** Locales that ship; made from the names of the files in `locales/` when the package is built. */
declare const __LOCALES__: readonly string[];

/**
 * The locale to speak: what the owner fixed, else the page's language, else the browser's, else English.
 *
 * The page comes before the browser: a notice in another language than the page around it is a deceptive pattern
 * ("language discontinuity", EDPB guidelines 03/2022).
 */
export function chooseLocale(wishes: readonly string[], available: readonly string[] = __LOCALES__): string {
	for (const wish of wishes)
		for (const locale of available) if (new RegExp(`^${locale}(-|$)`, 'i').test(wish)) return locale;
	return 'en';
}
