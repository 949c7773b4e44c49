import { quietly } from './page.ts';

/**
 * Drops the copies of pages that Turbo and htmx keep for the Back button. What was let load has its `src` in them, and loads as soon as
 * such a copy is put in, before anybody can look at it; without a copy both fetch the page.
 */
export function dropCopies(): void {
	const { Turbo } = window as { readonly Turbo?: { readonly cache: { readonly clear: () => void } } };
	quietly(() => Turbo?.cache.clear());
	// Its releases differ in which.
	for (const name of ['localStorage', 'sessionStorage'] as const)
		quietly(() => window[name].removeItem('htmx-history-cache'));
}
