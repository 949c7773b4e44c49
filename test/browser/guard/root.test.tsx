import { afterEach, expect, it } from 'vitest';
import { createRoot } from '../../../src/guard/root.ts';

let undo: readonly (() => void)[] = [];
afterEach(() => {
	for (const run of undo) run();
	undo = [];
});

/** A root with one text in it, in a page with a stylesheet of its own. */
function showIn(style: string) {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(style);
	document.adoptedStyleSheets = [sheet];
	const root = createRoot();
	const text = document.createElement('p');
	text.textContent = 'text';
	root.append(text);
	undo = [() => root.host.remove(), () => (document.adoptedStyleSheets = [])];
	return { root, text };
}

it('hangs on the document itself, and stands above the page', () => {
	const { root, text } = showIn('div { position: fixed; inset: 0; z-index: 2147483647 }');
	const cover = document.createElement('div');
	document.body.append(cover);
	undo = [...undo, () => cover.remove()];
	expect(root.host.parentElement).toBe(document.documentElement);
	expect(root.host.matches(':popover-open')).toBe(true);
	const { x, y } = text.getBoundingClientRect();
	expect(document.elementFromPoint(x + 1, y + 1)).toBe(root.host);
});

it.each([
	'* { letter-spacing: 9px; text-transform: uppercase; visibility: hidden }',
	'html { letter-spacing: 9px; text-transform: uppercase; visibility: hidden }',
	'yinyom-root { letter-spacing: 9px !important; text-transform: uppercase !important }',
])('lets nothing of the page in: %s', (style) => {
	const { text } = showIn(style);
	const { letterSpacing, textTransform, visibility } = getComputedStyle(text);
	expect({ letterSpacing, textTransform, visibility }).toEqual({
		letterSpacing: 'normal',
		textTransform: 'none',
		visibility: 'visible',
	});
});

it('writes Thai from left to right, also in a page that runs from right to left', () => {
	const { text } = showIn('html { direction: rtl }');
	expect(getComputedStyle(text).direction).toBe('ltr');
});
