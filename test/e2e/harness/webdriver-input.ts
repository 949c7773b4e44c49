/** Trusted pointer, keyboard and window size by W3C WebDriver. */
import { retry } from './retry.ts';
import type { Key } from './visitor.ts';
import type { WebDriverWindow } from './webdriver.ts';
import { evaluate } from './webdriver-evaluate.ts';

/** In CSS pixels of the viewport. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** WebDriver's private-use code points; the first of two is held while the second is pressed. */
const keyCodes = {
	Tab: ['\uE004'],
	'Shift+Tab': ['\uE008', '\uE004'],
	Enter: ['\uE007'],
	Escape: ['\uE00C'],
	Space: [' '],
	Home: ['\uE011'],
	End: ['\uE010'],
	ArrowUp: ['\uE013'],
	ArrowDown: ['\uE015'],
	ArrowLeft: ['\uE012'],
	ArrowRight: ['\uE014'],
} as const satisfies Record<Key, readonly string[]>;

export async function pressKey(window: WebDriverWindow, key: Key): Promise<void> {
	await press(window, keyCodes[key]);
}

export async function typeText(window: WebDriverWindow, text: string): Promise<void> {
	for (const character of text) await press(window, [character]);
}

export async function movePointer(window: WebDriverWindow, { x, y }: Point): Promise<void> {
	await perform(window, 'pointer', [{ type: 'pointerMove', origin: 'viewport', x, y }]);
}

export async function clickAt(window: WebDriverWindow, { x, y }: Point): Promise<void> {
	await perform(window, 'pointer', [
		{ type: 'pointerMove', origin: 'viewport', x, y },
		{ type: 'pointerDown', button: 0 },
		{ type: 'pointerUp', button: 0 },
	]);
}

/** WebDriver sizes the window, tool bars and all, so the difference is measured and added. */
export async function resizeViewport(window: WebDriverWindow, width: number, height: number): Promise<void> {
	const measure = async () => (await evaluate(window, '[innerWidth, innerHeight]')) as [number, number];
	let rect = { width, height };
	const fit = async () => {
		await window.post('window/rect', rect);
		const [innerWidth, innerHeight] = await measure();
		if (innerWidth === width && innerHeight === height) return;
		const outer = (await window.get('window/rect')) as { width: number; height: number };
		// Both are measured one after the other, and in between the window may have shrunk: less than nothing around a page is no size.
		rect = {
			width: width + Math.max(0, outer.width - innerWidth),
			height: height + Math.max(0, outer.height - innerHeight),
		};
		throw new Error(`the viewport is ${innerWidth} × ${innerHeight}`);
	};
	await retry(fit, { what: `webkit setViewport(${width}, ${height})` });
}

function press(window: WebDriverWindow, codes: readonly string[]): Promise<void> {
	const down = codes.map((value) => ({ type: 'keyDown', value }));
	const up = codes.toReversed().map((value) => ({ type: 'keyUp', value }));
	return perform(window, 'key', [...down, ...up]);
}

async function perform(window: WebDriverWindow, type: 'pointer' | 'key', actions: readonly object[]): Promise<void> {
	await window.post('actions', { actions: [{ type, id: type, actions }] });
}
