import { listen } from './page.ts';

/**
 * Runs once the browser has shown what changed; a tab in the background paints nothing, so not later than 100 ms.
 *
 * @returns runs it at once, unless it has run
 */
export function afterPaint(callback: () => void): () => void {
	let waiting: typeof callback | undefined = callback;
	const once = () => {
		waiting?.();
		waiting = undefined;
	};
	requestAnimationFrame(() => setTimeout(once));
	setTimeout(once, 100);
	return once;
}

/** The same, but at once when the page goes before that. */
export const afterPaintOrAtLeaving = (callback: () => void): unknown => listen('pagehide', afterPaint(callback));
