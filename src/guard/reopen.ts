import { fetchItem } from '../platform/memory.ts';
import { createElement } from '../platform/page.ts';

/** Prefix of where the button's label is remembered, after its language and a space; what was wished follows. */
export const LABEL = 'yinyom:label:';

/**
 * The small button that brings the preference center back, without the part that draws the center.
 *
 * Withdrawing must be as easy as granting (PDPA s.19 para 5, GDPR 7(3)), so it is on every page. Its label is
 * remembered from the last page in this language: a returning visitor fetches no texts for one word.
 * Without one, its `title` is empty.
 */
export function createReopen(wishes: readonly string[], side: string): HTMLElement {
	const button = createElement('button');
	button.part.value = 'reopen';
	button.className = side;
	// A gear in text form: no image to request, nothing for a CSP to refuse.
	button.textContent = '\u2699\ufe0e';
	const [lang, label = ''] = (fetchItem(LABEL + wishes) ?? '').split(/ (.*)/) as [string, string?];
	button.lang = lang;
	button.ariaLabel = button.title = label;
	return button;
}
