import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import weak from '../../../styles/looks/unequal.css?inline';
import strong from '../../../styles/notice.css?inline';
import type { Layer } from '../../../src/guard/contract.ts';
import { eventually, find, mountWidget, whole } from './widget.ts';

let undo: (() => void)[] = [];
afterEach(() => {
	for (const run of undo) run();
	undo = [];
});

async function open(layer: Layer, raw: object = {}) {
	await page.viewport(1280, 800);
	const widget = mountWidget({ raw: { ...whole, ...raw } });
	undo.push(widget.unmount);
	await widget.ui.open(layer);
	await Promise.all(widget.root.getAnimations().map(({ finished }) => finished));
	return widget;
}

function styled(css: string) {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(css);
	document.adoptedStyleSheets = [sheet];
	undo.push(() => (document.adoptedStyleSheets = []));
}

/** Where an element is: nearer to which edge, across and down. */
const place = (element: Element) => {
	const { left, right, top, bottom } = element.getBoundingClientRect();
	return [Math.sign(Math.round(left - (1280 - right))), Math.sign(Math.round(top - (800 - bottom)))];
};

it.each([
	['bottom-start', [-1, 1]],
	['bottom-end', [1, 1]],
	['top-start', [-1, -1]],
	['top-end', [1, -1]],
] as const)('a box stands in the corner %s', async (corner, where) => {
	const { root } = await open('notice', { layout: { notice: 'box', corner } });
	expect(place(find(root, '.notice'))).toEqual(where);
});

it('a modal stands in the middle, takes the focus on its title, and still denies', async () => {
	const { act, root } = await open('notice', { layout: { notice: 'modal' } });
	expect(place(find(root, 'dialog'))).toEqual([0, 0]);
	expect(root.activeElement).toBe(find(root, 'h2'));
	await expect.element(page.getByRole('dialog', { name: 'Cookies on this site' })).toBeVisible();
	await userEvent.click(page.getByRole('button', { name: 'Reject all' }));
	await eventually(() => expect(act.mock.calls[0]?.[0]).toEqual({ action: 'denyAll', surface: 'notice' }));
	expect(root.querySelector('dialog')).toBeNull();
});

it('a modal left by Escape decides nothing', async () => {
	const { act, emit, root } = await open('notice', { layout: { notice: 'modal' } });
	await userEvent.keyboard('{Escape}');
	await eventually(() => expect(emit.mock.calls.at(-1)).toEqual(['close', { layer: 'notice' }]));
	expect(root.querySelector('dialog')).toBeNull();
	expect(act).not.toHaveBeenCalled();
});

it('the page stands still under a modal and only there, and is as it was afterwards', async () => {
	const overflow = () =>
		getComputedStyle(document.documentElement).overflowY + getComputedStyle(document.body).overflowY;
	const before = overflow();
	const { ui } = await open('notice');
	expect(overflow()).toBe(before);
	await ui.open('preferences');
	expect(overflow()).toContain('hidden');
	ui.close();
	await eventually(() => expect(overflow()).toBe(before));

	const modal = await open('notice', { layout: { notice: 'modal' } });
	expect(overflow()).toContain('hidden');
	await modal.ui.open('preferences');
	modal.ui.close();
	await eventually(() => expect(overflow()).toBe(before));
});

it('a drawer stands along the end side, as high as the screen', async () => {
	const { root } = await open('preferences', { layout: { preferences: 'drawer' } });
	const { right, height } = find(root, 'dialog').getBoundingClientRect();
	expect([Math.round(right), Math.round(height)]).toEqual([1280, 800]);
});

it.each<[string, object, Layer]>([
	['bar', {}, 'notice'],
	['bar-soft', { theme: 'soft' }, 'notice'],
	['box-top-end-sharp', { theme: 'sharp', layout: { notice: 'box', corner: 'top-end' } }, 'notice'],
	['modal', { layout: { notice: 'modal' } }, 'notice'],
	['dialog', { layout: { notice: 'modal' } }, 'preferences'],
	['drawer-soft', { theme: 'soft', layout: { preferences: 'drawer' } }, 'preferences'],
])('the receipt calls it %s', async (layout, raw, layer) => {
	const { shown, root } = await open(layer, raw);
	await userEvent.click(find(root, `[part=${layer}] [part=deny-all]`));
	await eventually(() => expect(shown.mock.calls[0]?.[0]).toMatchObject({ layer, layout }));
});

it('is light or dark by the option, whatever the system prefers', async () => {
	const background = async (colorScheme: string) => {
		const { root, unmount } = await open('notice', { colorScheme });
		const color = getComputedStyle(find(root, '.notice')).backgroundColor;
		unmount();
		return color;
	};
	expect([await background('light'), await background('dark')]).toEqual(['rgb(255, 255, 255)', 'rgb(29, 29, 32)']);
});

it('shows a logo of the site itself, for decoration, and none of a page without https', async () => {
	const { root, unmount } = await open('notice', { logo: '/logo.svg' });
	expect(find(root, 'img')).toMatchObject({ alt: '', src: `${location.origin}/logo.svg` });
	unmount();
	const other = await open('notice', { logo: 'http://127.0.0.1:1/logo.svg' });
	expect(other.root.querySelector('img')).toBeNull();
	expect(other.report).toHaveBeenCalledWith('form', 'logo', 'http://127.0.0.1:1/logo.svg');
});

it("tokens of the owner's win over a theme", async () => {
	styled(':root { --yinyom-background: rgb(1 2 3); --yinyom-radius: 5px }');
	const { root } = await open('notice', { theme: 'soft' });
	const { backgroundColor, borderRadius } = getComputedStyle(find(root, '.notice'));
	expect([backgroundColor, borderRadius]).toEqual(['rgb(1, 2, 3)', '5px']);
});

const shrink =
	'yinyom-root::part(deny-all) { all: unset; font-size: 9px; opacity: .3; background: none; order: 9; width: 20px } yinyom-root::part(deny-all):hover { display: none }';
const lookOf = (root: ParentNode, part: string) => {
	const { width, height } = find(root, `[part=${part}]`).getBoundingClientRect();
	const { font, opacity, backgroundColor, order } = getComputedStyle(find(root, `[part=${part}]`));
	return { width: Math.round(width), height: Math.round(height), font, opacity, backgroundColor, order };
};

it('denying looks like granting, whatever the style sheet of the page wants', async () => {
	styled(shrink);
	const { root, report } = await open('notice');
	expect(lookOf(root, 'deny-all')).toEqual(lookOf(root, 'grant-all'));
	expect(report).not.toHaveBeenCalled();
});

it('looks otherwise only with "allowUnequal"; then the console says so and the receipt is marked', async () => {
	styled(shrink);
	const { root, report, shown } = await open('notice', { allowUnequal: true });
	expect(lookOf(root, 'deny-all')).toMatchObject({ opacity: '0.3' });
	expect(report).toHaveBeenCalledWith('unequal', 'deny-all');
	await userEvent.click(find(root, '[part=grant-all]'));
	await eventually(() => expect(shown.mock.calls[0]?.[0]).toMatchObject({ layout: 'bar-unequal' }));
});

it('"allowUnequal" by itself changes nothing, and marks nothing', async () => {
	const free = await open('notice', { allowUnequal: true });
	const look = lookOf(free.root, 'grant-all');
	await userEvent.click(find(free.root, '[part=deny-all]'));
	await eventually(() => expect(free.shown.mock.calls[0]?.[0]).toMatchObject({ layout: 'bar' }));
	free.unmount();
	expect(lookOf((await open('notice')).root, 'grant-all')).toEqual(look);
	expect(free.report).not.toHaveBeenCalled();
});

it('the rule of the buttons is written down twice and says the same', () => {
	const declarations = (css: string) => {
		const [, rule = ''] = /\.buttons button\s*\{([^}]*)\}/.exec(css) ?? [];
		return rule
			.replace(/\s*!important/g, '')
			.split(';')
			.map((line) => line.trim())
			.filter((line) => line && !line.startsWith('all'));
	};
	expect(declarations(weak)).toEqual(declarations(strong));
	expect(declarations(weak).length).toBeGreaterThan(8);
});

it('what has the focus is never under the notice: the page scrolls, or the notice steps aside', async () => {
	const { root, ui } = await open('notice');
	const filler = Object.assign(document.createElement('div'), { align: 'center' });
	filler.innerHTML =
		'<div style="height: 1500px"></div><a href="#1">middle</a><div style="height: 1500px"></div><p style="padding-bottom: 50px"><a href="#2">end</a></p>';
	document.body.append(filler);
	undo.push(() => filler.remove());
	for (const link of filler.querySelectorAll('a')) {
		link.focus();
		await eventually(() => {
			const { x, y, width, height } = link.getBoundingClientRect();
			expect(document.elementFromPoint(x + width / 2, y + height / 2)).toBe(link);
		});
	}
	expect(find(root, '.notice').style.insetBlock).toBe('16px auto');
	expect(document.documentElement.style.scrollPaddingBottom).not.toBe('');
	ui.close();
	dispatchEvent(new CustomEvent('yinyom:close'));
	expect(document.documentElement.style.cssText).toBe('');
});
