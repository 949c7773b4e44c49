import { expect, it } from 'vitest';
import { frame, mountPlaceholders, put, standIn, whenPlaced } from './embeds.ts';
import { eventually, find } from './widget.ts';

const wide = 'width:400px;height:225px';

/** Boxes as pages make them; each holds one frame. */
const pages: Readonly<Record<string, string>> = {
	'of a fixed size, in a line of text': `<p style="text-align:center">before ${frame(wide)} after</p>`,
	'with a border, at half a pixel': `<div style="padding:7.5px 3.3px">${frame(`${wide};border:5px solid;margin:9px auto`)}</div>`,
	'in the middle, as a block': `<div>${frame(`${wide};display:block;margin:20px auto`)}</div>`,
	'in a wrapper that keeps the ratio': `<div style="position:relative;padding-top:56.25%;overflow:hidden">${frame(
		'position:absolute;inset:0;width:100%;height:100%',
	)}</div>`,
	'in a flex row': `<div style="display:flex;gap:20px;justify-content:center"><i>a</i>${frame(wide)}<i>b</i></div>`,
	'in a flex column that runs the other way': `<div style="display:flex;flex-direction:column-reverse;align-items:end">
		<i>a</i>${frame(wide)}<i>b</i></div>`,
	'in a grid': `<div style="display:grid;grid-template-columns:1fr 2fr;gap:10px"><i>a</i>${frame('width:100%;height:200px')}</div>`,
	'in a page from right to left': `<div dir="rtl" style="padding:13px"><p>x ${frame(wide)} y</p></div>`,
	'in a cell of a table': `<table style="margin:30px"><tr><td>x</td><td>${frame(wide)}</td></tr></table>`,
	'in something made smaller': `<div style="transform:scale(.75) translateX(31px);position:relative">${frame(wide)}</div>`,
	'in something turned upside down': `<div style="transform:rotate(180deg)"><p>x</p>${frame(wide)}</div>`,
	'in something zoomed': `<div style="zoom:1.25">${frame(wide)}</div>`,
	'itself made smaller': `<div style="padding:10px">${frame(`${wide};transform:scale(.8)`)}</div>`,
	'moved from where it was': `<div>${frame(`${wide};position:relative;left:22px;top:-7px`)}</div>`,
	'fixed to the window': `<div>${frame(`${wide};position:fixed;right:10px;bottom:20px`)}</div>`,
	'far above others': `<div style="position:relative">${frame(`${wide};position:absolute;z-index:9`)}<br></div>`,
	'in a form that names things in our way': `<form><input name="parentElement"><input name="style">${frame(wide)}</form>`,
};

const rectOf = (element: Element) => {
	const { left, top, width, height } = element.getBoundingClientRect();
	return [left, top, width, height];
};

/** Equal but for half a pixel. */
function expectEqual(one: readonly number[], other: readonly number[]): void {
	for (const [index, value] of one.entries()) expect(Math.abs(value - (other[index] ?? 0))).toBeLessThanOrEqual(0.5);
}

/** Resolves when what changed has been painted, and the browser has told what moved. */
const settled = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 50)));

const sizesOfPage = () => {
	const { scrollWidth, scrollHeight } = document.documentElement;
	return [scrollWidth, scrollHeight];
};

it.each(Object.entries(pages))('lies exactly over an embed %s, and moves nothing', async (_, html) => {
	const { show } = mountPlaceholders();
	const element = put(`${html}<p class="behind">behind</p>`);
	const behind = find(document, '.behind');
	const before = [rectOf(element), rectOf(behind), sizesOfPage()];
	show([element]);
	const { box, host } = await whenPlaced(element);
	expect([rectOf(element), rectOf(behind), sizesOfPage()]).toEqual(before);
	expectEqual(rectOf(box), rectOf(element));
	expectEqual(rectOf(host).slice(2), [0, 0]);
	const [left = 0, top = 0, width = 0, height = 0] = rectOf(element);
	element.scrollIntoView({ block: 'center' });
	const [x = left, y = top] = rectOf(element);
	expect(document.elementFromPoint(x + width / 2, y + height - 3)).toBe(host);
});

it.each([
	['a block', ''],
	['a flex box', 'display:flex;gap:8px;'],
])('scrolls with the embed, and is clipped like it, in a scroller that is %s', async (_, style) => {
	const { show } = mountPlaceholders();
	const element = put(`<div class="scroller" style="${style}overflow:auto;width:300px;height:200px">
		${frame(`${wide};flex:none;margin-bottom:300px`)}<p>after</p></div>`);
	const scroller = find(document, '.scroller');
	const size = () => [scroller.scrollWidth, scroller.scrollHeight];
	const before = size();
	show([element]);
	const { box, host } = await whenPlaced(element);
	expect(size()).toEqual(before);
	expectEqual(rectOf(box), rectOf(element));
	scroller.scrollTo(60, 90);
	expectEqual(rectOf(box), rectOf(element));
	// Below the scroller is what the page has there, not what is cut off.
	const { left, bottom } = scroller.getBoundingClientRect();
	expect(document.elementFromPoint(left + 20, bottom - 5)?.closest('.scroller')).toBe(scroller);
	expect(document.elementFromPoint(left + 20, bottom + 5)).not.toBe(host);
});

it('takes the corners of the embed, and leaves those of a card round', async () => {
	const { show } = mountPlaceholders();
	const element = put(`<div class="card" style="overflow:hidden;border-radius:40px;width:400px">
		${frame(`${wide};display:block;border-radius:12px`)}</div>`);
	show([element]);
	const { box, host } = await whenPlaced(element);
	expect(getComputedStyle(box).borderRadius).toBe('12px');
	const { left, top } = find(document, '.card').getBoundingClientRect();
	expect(document.elementFromPoint(left + 4, top + 4)).not.toBe(host);
});

it('follows when the text above grows, when the embed changes its size, and when it is hidden and shown', async () => {
	const { show } = mountPlaceholders();
	const element = put(`<div class="tab"><p class="above">short</p>${frame(wide)}</div>`);
	const above = find(document, '.above');
	show([element]);
	const { box } = await whenPlaced(element);
	above.textContent = 'long '.repeat(400);
	expectEqual(rectOf(box), rectOf(element));
	element.style.width = '320px';
	await eventually(() => expectEqual(rectOf(box), rectOf(element)));
	const tab = find(document, '.tab');
	tab.hidden = true;
	await eventually(() => expect(box.hidden).toBe(true));
	tab.hidden = false;
	await eventually(() => expect(box.hidden).toBe(false));
	expectEqual(rectOf(box), rectOf(element));
	tab.style.visibility = 'hidden';
	expect(box.checkVisibility({ visibilityProperty: true })).toBe(false);
});

it.each([
	['one pixel', 'width:1px;height:1px'],
	['a bar of buttons', 'width:300px;height:80px'],
	['not shown', 'display:none'],
])('has no box over an embed that is %s, until it grows', async (_, style) => {
	const { show } = mountPlaceholders();
	const element = put(frame(style));
	show([element]);
	await eventually(() => expect(standIn(element).host.isConnected).toBe(true));
	expect(standIn(element).box.checkVisibility()).toBe(false);
	element.setAttribute('style', wide);
	await eventually(() => expect(standIn(element).box.checkVisibility()).toBe(true));
});

it('goes with an element that the page takes out, and comes back with it', async () => {
	const { show } = mountPlaceholders();
	const element = put(`<section>${frame(wide)}</section>`);
	const section = element.parentElement;
	show([element]);
	const { host } = await whenPlaced(element);
	element.remove();
	await eventually(() => expect(host.isConnected).toBe(false));
	section?.prepend(element);
	show([element]);
	await eventually(() => expect(standIn(element).host).toBe(host));
});

it('is not moved by the rules that a page has for everything', async () => {
	const { show } = mountPlaceholders();
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`section > *, yinyom-placeholder { margin: 40px !important; display: block !important;
		position: relative !important; width: 50%; padding: 9px; float: left; transform: scale(.5); opacity: .2; font-size: 60px }`);
	document.adoptedStyleSheets.push(sheet);
	const element = put(`<section>${frame(wide)}</section>`);
	show([element]);
	const { box, host } = await whenPlaced(element);
	expectEqual(rectOf(box), rectOf(element));
	expect(getComputedStyle(host).opacity).toBe('1');
	document.adoptedStyleSheets.pop();
});

it('moves nothing while it comes and goes: no layout shift', async () => {
	const { show } = mountPlaceholders();
	const element = put(`<div><p>above</p>${frame(wide)}<p>below</p></div>`);
	const shifts: unknown[] = [];
	const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
	await settled();
	observer.observe({ type: 'layout-shift' });
	for (let times = 0; times < 3; times++) {
		show([element]);
		await whenPlaced(element);
		await settled();
		show([]);
		await settled();
	}
	observer.disconnect();
	expect(shifts).toEqual([]);
});
