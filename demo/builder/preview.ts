import type { Config } from '../../src/config/types.ts';
import type { Scheme } from './choices.ts';

/** What the preview shows. */
export interface Sight {
	readonly config: Config;
	readonly css: string;
	readonly layer: 'notice' | 'preferences' | 'none';
	readonly screen: 'phone' | 'desktop';
	readonly scheme: Scheme;
	readonly locale: string;
	/** A service that is seen inside a page, for a placeholder. */
	readonly embed: string | undefined;
	readonly title: string;
}

const screens = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

type Inside = Window & typeof globalThis;

/** Somebody who types should not have a page load with each letter. */
const PAUSE_MS = 300;
/** Of 20 ms, in which a layer has come; without a button that brings it back nothing comes. */
const TURNS = 25;

/**
 * Shows the built widget on a page of its own, in a frame: the config is written into that page as an owner would write it.
 *
 * The frame before stays until the next one is ready; colours alone need no new one.
 */
export function createPreview(place: HTMLElement): (sight: Sight) => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let wanted: Sight | undefined;
	let drawn: Sight | undefined;
	let sheet: CSSStyleSheet | undefined;
	let isDrawing = false;

	const fit = () => {
		const { width, height } = screens[wanted?.screen ?? 'desktop'];
		const scale = Math.min(1, place.clientWidth / width);
		for (const [name, value] of Object.entries({ width, height, scale }))
			place.style.setProperty(`--${name}`, `${value}`);
	};
	new ResizeObserver(fit).observe(place);

	return (sight) => {
		wanted = sight;
		fit();
		if (drawn && !isDrawing && isAlike(sight, drawn)) {
			drawn = sight;
			sheet?.replaceSync(sight.css);
			return;
		}
		clearTimeout(timer);
		timer = setTimeout(draw, drawn ? PAUSE_MS : 0);
	};

	async function draw(): Promise<void> {
		if (isDrawing || !wanted) return;
		isDrawing = true;
		const sight = wanted;
		const before = place.querySelector('iframe');
		const frame = document.createElement('iframe');
		frame.title = sight.title;
		// A modal takes the focus; whoever types must not lose it.
		frame.inert = true;
		const focused = document.activeElement;
		frame.className = 'coming';
		frame.src = '/builder/page.html';
		const isLoaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
		place.append(frame);
		await isLoaded;
		const inside = frame.contentWindow as Inside;
		sheet = await fill(inside, sight);
		drawn = sight;
		before?.remove();
		frame.className = '';
		frame.inert = false;
		if (document.activeElement === frame && focused instanceof HTMLElement && focused !== before)
			focused.focus({ preventScroll: true });
		isDrawing = false;
		if (wanted !== sight) {
			if (isAlike(wanted, sight)) sheet.replaceSync(wanted.css);
			else void draw();
		}
	}
}

/** Nothing but colours differs, and those need no new page. */
const isAlike = (one: Sight, other: Sight): boolean =>
	JSON.stringify({ ...one, css: '' }) === JSON.stringify({ ...other, css: '' });

async function fill(inside: Inside, { config, css, layer, scheme, locale, embed }: Sight): Promise<CSSStyleSheet> {
	const { document: page } = inside;
	forget();
	page.documentElement.lang = locale;
	page.documentElement.className = scheme;
	const held = page.querySelector('main iframe');
	if (embed) held?.setAttribute('data-consent', `service:${embed}`);
	else held?.remove();
	const sheet = new inside.CSSStyleSheet();
	sheet.replaceSync(css);
	page.adoptedStyleSheets = [sheet];

	const written = page.createElement('script');
	written.type = 'application/json';
	written.dataset['yinyomConfig'] = '';
	// What is decided here is nobody's consent: no receipt is posted.
	const { receipts: _, ...shown } = config;
	written.textContent = JSON.stringify({ ...shown, locale, colorScheme: scheme });
	const tag = page.createElement('script');
	tag.src = '/yinyom.js';
	const isThere = new Promise((done) => tag.addEventListener('load', done, { once: true }));
	page.head.append(written, tag);
	await isThere;

	const { yinyom } = inside;
	await yinyom?.ready;
	if (layer === 'none') await yinyom?.denyAll();
	else await yinyom?.open(layer);
	await hasCome(page, layer === 'none' ? 'reopen' : layer);
	// A modal takes the focus a moment after it has come.
	await sleep();
	return sheet;
}

/** Each preview is a first visit. The pages of the demo share this host, so they ask again, too. */
function forget(): void {
	document.cookie = 'yinyom=; path=/; max-age=0';
	for (const key of Object.keys(localStorage)) if (key.startsWith('yinyom')) localStorage.removeItem(key);
}

const sleep = () => new Promise((done) => setTimeout(done, 20));

async function hasCome(page: Document, part: string): Promise<void> {
	const isThere = () => page.querySelector('yinyom-root')?.shadowRoot?.querySelector(`[part="${part}"]`);
	for (let turn = 0; turn < TURNS && !isThere(); turn++) await sleep();
}
