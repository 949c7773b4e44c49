import { listen } from './page.ts';

/** Runs once the browser has shown what changed; a tab in the background paints nothing, so not later than 100 ms. */
export function afterPaint(callback: () => void): void {
	let waiting = true;
	const once = () => {
		if (waiting) callback();
		waiting = false;
	};
	requestAnimationFrame(() => setTimeout(once));
	setTimeout(once, 100);
}

/** The same, but at once when the page goes before that. */
export function afterPaintOrAtLeaving(callback: () => void): void {
	let forget: (() => void) | undefined;
	const once = () => {
		forget?.();
		if (forget) callback();
		forget = undefined;
	};
	forget = listen('pagehide', once);
	afterPaint(once);
}
