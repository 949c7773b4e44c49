/** The notice looks the same on every page, whatever CSS the page has; and the page looks the same with it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { EngineName } from '../browsers/find.ts';
import type { Visitor } from './harness/visitor.ts';
import { quiet } from './moments.ts';
import { config, expect, page, tag, test } from './page.ts';
import { difference, inside, readPng } from './png.ts';

const { resolve } = createRequire(import.meta.url);

/** As npm has them, the file that their own page tells to link. */
const frameworks = {
	bootstrap: 'bootstrap/dist/css/bootstrap.css',
	bulma: 'bulma/css/bulma.css',
	chota: 'chota/dist/chota.css',
	milligram: 'milligram/dist/milligram.css',
	mvp: 'mvp.css/mvp.css',
	normalize: 'normalize.css/normalize.css',
	pico: '@picocss/pico/css/pico.css',
	pure: 'purecss/build/pure.css',
	sanitize: 'sanitize.css/sanitize.css',
	spectre: 'spectre.css/dist/spectre.css',
	tachyons: 'tachyons/css/tachyons.css',
	tailwind: 'tailwindcss/preflight.css',
	water: 'water.css/out/water.css',
};

/** What pages do to elements that they do not know. */
const hostile = {
	'everything unset': '* { all: unset !important }',
	'large letters everywhere':
		'* { font: italic 700 40px/3 cursive !important; letter-spacing: 1em !important; text-transform: uppercase !important; word-spacing: 2em !important; color: red !important; text-shadow: 2px 2px lime !important }',
	'another direction':
		'html { direction: rtl; writing-mode: vertical-rl; text-orientation: upright; text-align: right; unicode-bidi: bidi-override; quotes: none; hyphens: none; word-break: break-all }',
	'the host hidden, moved and scaled':
		'yinyom-root { display: none !important; opacity: 0 !important; visibility: hidden !important; transform: scale(3) rotate(9deg) !important; position: static !important; inset: 50% !important; width: 9px !important; clip-path: circle(0) !important; content-visibility: hidden !important; contain: strict !important }',
	'a rem of three pixels, and every box another':
		':root { font-size: 3px !important } * { box-sizing: content-box !important; padding: 30px !important; margin: 30px !important; border: 9px dashed red !important }',
	'everything in motion':
		'@keyframes away { to { opacity: 0; scale: 0.5 } } :not(html) { animation: away 1s infinite !important; transition: all 9s !important; filter: invert(1) !important; backdrop-filter: blur(9px) !important; mix-blend-mode: difference !important }',
	'popovers and buttons of its own':
		'[popover], :popover-open { display: grid !important; inset: auto !important; width: 10px !important; overflow: hidden !important; background: red !important } button, section, h2, p, a, div { all: unset !important; display: inline !important }',
	'zero pointer, colours and columns':
		'* { pointer-events: none !important; user-select: none !important; columns: 3 !important; color-scheme: only dark !important; forced-color-adjust: none !important; accent-color: red !important; caret-color: red !important; tab-size: 40 !important; -webkit-text-size-adjust: 300% !important; -webkit-text-stroke: 2px red !important; font-variant: small-caps !important; line-height: 9 !important }',
};

const body =
	'<nav><a href="#a">Home</a></nav><form><label>Name <input></label><button>Send</button></form><table><tr><td>1</td></tr></table><section><h2>News</h2><p>One <a href="#b">link</a>.</p></section><dialog>no</dialog>';
const plain = page(config() + tag, body);

/**
 * Whether our own layers have come to rest, by what they look like. WebKitGTK leaves animations out of `getAnimations` that still run,
 * so that a list without any says nothing.
 */
const isStill = () =>
	[...(document.querySelector('yinyom-root')?.shadowRoot?.querySelectorAll('.notice, .preferences') ?? [])].every(
		(layer) => {
			const { opacity, transform, translate } = getComputedStyle(layer);
			return opacity === '1' && transform === 'none' && translate === 'none';
		},
	);

/** Milliseconds that a layer takes to come in (`styles/`), and as many again. */
const ENTRANCE = 400;

/**
 * WebKitGTK's software rasteriser smooths letters by where they are in a tile, so that the same page differs from one painting to
 * the next: in 126 paintings by 30,000 of 172,000 pixels and 70 of 255 at most. A letter that moved, or has another size, differs by far
 * more; a slight change of one colour would not be seen there, and is in the other two engines.
 */
const tolerance = {
	chromium: { pixels: 0, most: 0 },
	firefox: { pixels: 0, most: 0 },
	webkit: { pixels: 60_000, most: 96 },
};

const isLike = (engine: EngineName, { pixels, most }: ReturnType<typeof difference>) =>
	pixels <= tolerance[engine].pixels && most <= tolerance[engine].most;

/** The notice's pixels but for its edges and corners, where the page shows through. */
async function look(visitor: Visitor, url: string) {
	await visitor.goto(url);
	await visitor.waitVisible('[part="notice"]');
	await visitor.waitFor(isStill);
	// It is still as well before the first frame of its entrance, which WebKitGTK starts late on a page where everything moves.
	await quiet(visitor, ENTRANCE);
	await visitor.waitFor(isStill);
	const box = await visitor.box('[part="notice"]');
	const shoot = async () => inside(readPng(await visitor.screenshot()), box, 20);
	// What is on the screen may be frames behind what the page says of itself: at rest is what is painted twice alike.
	let pixels = await shoot();
	for (let turn = 0; turn < 10; turn++) {
		await quiet(visitor, ENTRANCE);
		const before = pixels;
		pixels = await shoot();
		if (isLike(visitor.engine, difference(pixels, before))) break;
	}
	return { box, pixels };
}

for (const [name, sheets] of [
	['13 frameworks of npm', Object.entries(frameworks).map(([id, file]) => [id, readFileSync(resolve(file), 'utf8')])],
	['8 hostile style sheets', Object.entries(hostile)],
] as const) {
	test(`the notice is the plain page's, pixel by pixel, under ${name}`, async ({ visitor, open }) => {
		test.setTimeout(180_000);
		const pages = sheets.flatMap(([id = '', css = '']) => {
			const path = `/${encodeURIComponent(id)}`;
			const html = page(`<link rel="stylesheet" href="${path}.css">${config()}${tag}`, body);
			return [
				[path, () => ({ body: html, headers: { 'content-type': 'text/html; charset=utf-8' } })] as const,
				[`${path}.css`, () => ({ body: css, headers: { 'content-type': 'text/css; charset=utf-8' } })] as const,
			];
		});
		const { url } = await open({ html: plain, paths: Object.fromEntries(pages) });
		// The first painting of a process is not always like those that follow (WebKitGTK).
		await look(visitor, url);
		const { box, pixels } = await look(visitor, url);
		expect(pixels.length).toBeGreaterThan(300_000);
		const unlike: unknown[] = [];
		for (const [id = ''] of sheets) {
			const seen = await look(visitor, `${url}/${encodeURIComponent(id)}`);
			// Where a page has scroll bars that take room, the middle of what is left is elsewhere.
			expect({ id, width: seen.box.width, height: seen.box.height }).toEqual({
				id,
				width: box.width,
				height: box.height,
			});
			const found = difference(seen.pixels, pixels);
			if (!isLike(visitor.engine, found)) unlike.push({ id, ...found });
		}
		expect(unlike).toEqual([]);
	});
}

test('nothing of the page moves when the layers come and go, and what it paints largest is its own', async ({
	visitor,
	open,
}) => {
	const watch = `<script>
		window.shifts = []; window.largest = [];
		for (const type of ['layout-shift', 'largest-contentful-paint'])
			if (PerformanceObserver.supportedEntryTypes.includes(type))
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries())
						type === 'layout-shift' ? shifts.push(entry.value) : largest.push(entry.element && entry.element.id);
				}).observe({ type, buffered: true });
	</script>`;
	const html = page(
		`${watch}<style>main > p { height: 150px } h1 { font-size: 30px }</style>${config()}${tag}`,
		`<h2 id="hero">A heading of the page, shorter than the notice</h2>${'<p>Words.</p>'.repeat(30)}<a id="last" href="#">last</a>`,
	);
	await open({ html });
	const where = () => [
		scrollX,
		scrollY,
		...[...document.querySelectorAll('main > *')].map((each) => JSON.stringify(each.getBoundingClientRect())),
	];
	const settle = () => visitor.waitFor(isStill);
	await visitor.waitVisible('[part="notice"]');
	await settle();
	await visitor.eval(() => scrollTo(0, 500));
	const before = await visitor.eval(where);
	await visitor.click('[part="settings"]');
	await visitor.waitVisible('[part="preferences"]');
	await settle();
	expect(await visitor.eval(where)).toEqual(before);
	await visitor.press('Escape');
	await visitor.waitVisible('[part="notice"]');
	expect(await visitor.eval(where)).toEqual(before);
	await visitor.click('[part="deny-all"]');
	await visitor.waitHidden('[part="notice"]');
	expect(await visitor.eval(where)).toEqual(before);
	expect(await visitor.eval(() => document.documentElement.style.cssText + document.body.style.cssText)).toBe('');
	expect(await visitor.eval('shifts')).toEqual([]);
	const largest = (await visitor.eval('largest')) as string[];
	// Where the browser says so: the heading and no text of ours, which has no element outside of its shadow.
	if (visitor.engine === 'chromium') expect(largest.at(-1)).toBe('hero');
	expect(largest.filter((id) => id !== 'hero' && id !== '')).toEqual([]);
});
