import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { Texts } from '../../../src/ui/texts.ts';
import { find, mountWidget, whole } from './widget.ts';

const files = import.meta.glob<Texts>('../../../locales/*.json', { eager: true, import: 'default' });
const languages = Object.entries(files).map(([path, texts]) => [path.replace(/.*\/|\.json/g, ''), texts] as const);

let undo: () => void = () => undefined;
afterEach(() => undo());

const raw: Partial<typeof whole> & object = {
	controller: { name: 'Saengchao Camera Co., Ltd.', email: 'privacy@saengchao.example' },
	policy: { url: '/privacy', version: '2024-03-07' },
};

/** What is wider than its box: its words would be cut, or stand in another's place. */
const tooWide = (root: ParentNode) =>
	[...root.querySelectorAll<HTMLElement>('section, dialog, .scroll, .row, .buttons, button, h2, p, summary')]
		.filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth && each.clientWidth > 0)
		.map((each) => `${each.localName} ${each.className}: ${each.textContent}`);

const boxes = (root: ParentNode) =>
	[...find(root, '.buttons').querySelectorAll('button')].map((button) => {
		const { width, height, top } = button.getBoundingClientRect();
		return [Math.round(width), Math.round(height), Math.round(top)];
	});

/** No word is taken apart in the middle: each stands on one line. */
function brokenWords(element: HTMLElement, locale: string): readonly string[] {
	const node = element.firstChild;
	if (!node) return [];
	const range = document.createRange();
	return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(node.textContent ?? '')]
		.filter(({ isWordLike, index, segment }) => {
			range.setStart(node, index);
			range.setEnd(node, index + segment.length);
			return isWordLike && new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
		})
		.map(({ segment }) => segment);
}

it.each(languages)(
	'%s fits a phone where a service is asked for alone: both answers name it, and no button is cut or unequal',
	async (locale, texts) => {
		await page.viewport(360, 640);
		const { guard, root, ui, unmount } = mountWidget({ locale, texts, raw: { ...whole, ...raw, choice: 'service' } });
		undo = unmount;
		Object.assign(guard.state.verdict, { asked: ['own-ads', 'meta-pixel'] });
		await ui.open('notice');
		const notice = find(root, 'section');
		const said = [...notice.querySelectorAll('button')].map(({ textContent }) =>
			textContent.replace(/Own ads.*Meta Pixel/, '{name}'),
		);
		expect(said).toEqual([texts['choices.allow'], texts['choices.deny'], texts.settings]);
		expect(said[0]).not.toBe(said[1]);
		expect(tooWide(root)).toEqual([]);
		const [first, ...others] = boxes(notice);
		for (const other of others) expect(other).toEqual(first);
	},
);

it.each(languages)(
	'%s fits a phone: the notice takes no more than half, and no button is cut or unequal',
	async (locale, texts) => {
		await page.viewport(360, 640);
		const { ui, root, unmount } = mountWidget({ locale, texts, raw });
		undo = unmount;
		await ui.open('notice');
		const notice = find(root, 'section');
		expect(notice.getBoundingClientRect().height).toBeLessThanOrEqual(320);
		// Nothing of the notice is below an edge: no scrolling to a button.
		expect(notice.scrollHeight).toBeLessThanOrEqual(notice.clientHeight + 1);
		const text = notice.firstElementChild;
		expect(text?.scrollHeight).toBeLessThanOrEqual((text?.clientHeight ?? 0) + 1);
		expect(tooWide(root)).toEqual([]);
		const [first, ...others] = boxes(notice);
		for (const other of others) expect(other).toEqual(first);
		const buttons = [...notice.querySelectorAll('button')];
		expect(buttons.flatMap((button) => brokenWords(button, locale))).toEqual([]);
	},
);

it.each(languages)('%s fits the preference center on a phone', async (locale, texts) => {
	await page.viewport(360, 640);
	const { ui, root, unmount } = mountWidget({ locale, texts, raw, granted: ['analytics'] });
	undo = unmount;
	await ui.open('preferences');
	const dialog = find(root, 'dialog');
	for (const each of dialog.querySelectorAll('details')) each.open = true;
	expect(tooWide(root)).toEqual([]);
	const words = [...dialog.querySelectorAll<HTMLElement>('.label, .always, h2')];
	expect(words.flatMap((each) => brokenWords(each, locale))).toEqual([]);
	const [first, ...others] = boxes(dialog);
	for (const other of others) expect(other).toEqual(first);
	// Half of the dialog at least is for what is read.
	expect(find(dialog, '.scroll').clientHeight).toBeGreaterThan(300);
});

it.each(languages)('%s keeps its words whole on the narrowest phone, in buttons and names', async (locale, texts) => {
	await page.viewport(320, 568);
	const { ui, root, unmount } = mountWidget({ locale, texts, raw });
	undo = unmount;
	const said = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
	const broken = (selector: string) => said(selector).flatMap((each) => brokenWords(each, locale));
	await ui.open('notice');
	expect(broken('.buttons button')).toEqual([]);
	await ui.open('preferences');
	expect(said('.always').length).toBe(1);
	expect(broken('dialog :is(.buttons button, .label, .always)')).toEqual([]);
	// "Always on" is in one piece, and what says whose it is stands before it.
	expect(said('.always').map((each) => each.getClientRects().length)).toEqual([1]);
});

it.each(languages)('%s has lines that clear the marks of the line above', async (locale, texts) => {
	await page.viewport(360, 640);
	const { ui, root, unmount } = mountWidget({ locale, texts, raw });
	undo = unmount;
	await ui.open('notice');
	const context = document.createElement('canvas').getContext('2d');
	for (const selector of ['p', '[part=grant-all]']) {
		const style = getComputedStyle(find(root, selector));
		if (!context) throw new Error('no canvas');
		context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
		Object.assign(context, { lang: locale });
		const words = Object.values(texts).flatMap((text) => text.split(/\s+/));
		const ink = words.map((word) => context.measureText(word));
		// The deepest of one line over the highest of the next. A hair of a letter may touch, never a mark.
		const up = Math.max(...ink.map(({ actualBoundingBoxAscent }) => actualBoundingBoxAscent));
		const down = Math.max(...ink.map(({ actualBoundingBoxDescent }) => actualBoundingBoxDescent));
		expect(up + down).toBeLessThanOrEqual(Number.parseFloat(style.lineHeight) + 1);
	}
});

it.each(['ar', 'fa', 'he', 'ur'])(
	'%s runs from right to left in both layers, whatever the page does',
	async (locale) => {
		const texts = languages.find(([tag]) => tag === locale)?.[1];
		await page.viewport(360, 640);
		const { ui, root, unmount } = mountWidget({ locale, ...(texts && { texts }), raw });
		undo = unmount;
		await ui.open('notice');
		const left = (selector: string) => find(root, selector).getBoundingClientRect().left;
		expect(getComputedStyle(root.host).direction).toBe('rtl');
		expect(left('[part=grant-all]')).toBeGreaterThan(left('[part=deny-all]'));
		expect(left('[part=deny-all]')).toBeGreaterThan(left('[part=settings]'));
		await ui.open('preferences');
		expect(left('[part=close]')).toBeLessThan(left('dialog h2'));
		expect(left('[name=analytics]')).toBeLessThan(180);
	},
);
