import { fetchItem } from '../platform/memory.ts';
import { createElement } from '../platform/page.ts';

/** Where the button's label in one language is remembered. */
export const labelKey = (locale: string): string => `yinyom:label:${locale}`;

/**
 * The small button that brings the preference center back, without the part that draws the center.
 *
 * Withdrawing must be as easy as granting (PDPA s.19 para 5, GDPR 7(3)), so it is on every page. Its label is
 * remembered from the last page in this language: a returning visitor fetches no texts for one word.
 * Without one, its `title` is empty.
 */
export function createReopen(locale: string, side: unknown): HTMLElement {
	const button = createElement('button');
	button.part.value = 'reopen';
	button.className = side as string;
	// A gear in text form: no image to request, nothing for a CSP to refuse.
	button.textContent = '\u2699\ufe0e';
	button.ariaLabel = button.title = fetchItem(labelKey(locale)) ?? '';
	return button;
}
