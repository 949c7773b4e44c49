/** What a receipt's digest covers is what a person sees: every text, link and name of a layer, and the order of its buttons. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import type { Layer, Shown } from '../../../src/guard/contract.ts';
import { frame, mountPlaceholders, put, standIn, whenPlaced } from './embeds.ts';
import { eventually, find, mountWidget } from './widget.ts';

let undo: () => void = () => undefined;
// A browser that runs several files at once may not be idle for as long as it likes.
beforeEach(() => void vi.spyOn(window, 'requestIdleCallback').mockImplementation((run) => Number(setTimeout(run))));
afterEach(() => {
	undo();
	vi.restoreAllMocks();
});

/** Of one person, and said to nobody else; so it is no part of the proof (src/README.md, 117). */
const own = '.facts > p:last-child, .receipt';

/** Every text, name and address below an element, in order. */
function said(element: Element): readonly string[] {
	const found: string[] = [];
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
	for (let node: Node | null = element; node; node = walker.nextNode()) {
		if (node instanceof Text && !node.parentElement?.closest(own)) found.push(node.data);
		if (!(node instanceof Element) || node.closest(own)) continue;
		for (const name of ['aria-label', 'title', 'alt', 'href', 'placeholder']) found.push(node.getAttribute(name) ?? '');
	}
	// The cross on the button that closes, and the dot between two pieces, say nothing.
	return found.map((text) => text.trim()).filter((text) => text && text !== '\u00d7' && text !== '\u00b7');
}

/** All texts of a snapshot, as the receiver gets them: through JSON. */
function proved(snapshot: Shown): readonly string[] {
	const texts: string[] = [];
	JSON.stringify(JSON.parse(canonicalJson(snapshot)), (_, value: unknown) => {
		if (typeof value === 'string') texts.push(value);
		return value;
	});
	return texts;
}

const labelsOf = (snapshot: Shown) =>
	(JSON.parse(canonicalJson(snapshot)).content.buttons as readonly (readonly [string, string])[]).map(
		([, label]) => label,
	);
const buttonsOf = (root: ParentNode) =>
	[...root.querySelectorAll('.buttons button')].map(({ textContent }) => textContent);

it.each(
	(['notice', 'preferences'] as const).flatMap((layer) =>
		(['en', 'th'] as const).flatMap((locale) =>
			[[], ['analytics', 'marketing']].map((granted) => [layer, locale, granted] as const),
		),
	),
)('of the %s in %s, with %j granted', async (layer: Layer, locale, granted) => {
	const { ui, root, shown, unmount } = mountWidget({ locale, granted });
	undo = unmount;
	await ui.open(layer);
	await eventually(() => expect(shown).toHaveBeenCalledTimes(1));
	const [snapshot] = shown.mock.calls[0] ?? [];
	if (!snapshot) throw new Error('nothing was noted');
	const element = find(root, layer === 'notice' ? 'section' : 'dialog');
	expect(said(element).length).toBeGreaterThan(5);
	expect(said(element).filter((text) => !proved(snapshot).includes(text))).toEqual([]);
	expect(labelsOf(snapshot)).toEqual(buttonsOf(element));
	expect(snapshot).toMatchObject({ layer, locale, withdrawalEffectShown: layer === 'preferences' });
	// Plain data, to the letter what a receiver makes of it.
	expect(canonicalJson(JSON.parse(canonicalJson(snapshot)))).toBe(canonicalJson(snapshot));
});

it('of a placeholder', async () => {
	const { show, shown } = mountPlaceholders();
	const element = put(frame());
	show([element]);
	await whenPlaced(element);
	const { root } = standIn(element);
	const texts = [...root.children].flatMap(said);
	await userEvent.click(page.getByRole('button', { name: 'Always load: Marketing' }));
	await eventually(() => expect(shown).toHaveBeenCalledTimes(1));
	const [snapshot] = shown.mock.calls[0] ?? [];
	if (!snapshot) throw new Error('nothing was noted');
	expect(texts.length).toBeGreaterThan(5);
	expect(texts.filter((text) => !proved(snapshot).includes(text))).toEqual([]);
	expect(labelsOf(snapshot).slice(0, 2)).toEqual(['Load this once', 'Always load: Marketing']);
	expect(snapshot).toMatchObject({ layer: 'placeholder', layout: 'box', withdrawalEffectShown: false });
});

it('has the same digest for everybody who is shown the same, whatever they chose before', async () => {
	const snapshots: string[] = [];
	for (const granted of [[], ['analytics'], ['analytics', 'marketing']]) {
		const { ui, shown, unmount } = mountWidget({ granted });
		await ui.open('preferences');
		await eventually(() => expect(shown).toHaveBeenCalledTimes(1));
		snapshots.push(canonicalJson(shown.mock.calls[0]?.[0]));
		unmount();
	}
	expect(new Set(snapshots).size).toBe(1);
	expect(snapshots[0]).not.toMatch(/[\da-f]{8}-[\da-f]{4}-4/);
});
