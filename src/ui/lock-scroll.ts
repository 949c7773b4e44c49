/**
 * Holds the page still under a modal, where it is: nothing moves, and the room of its scroll bar stays.
 *
 * @returns the undo; nothing to do for a page that stands still already
 */
export function lockScroll({ host }: ShadowRoot): () => void {
	const html = host.parentElement as HTMLElement;
	// The window takes its overflow from `<html>`, or from the body where that has none (CSS Overflow 3, §3.3).
	const body = getComputedStyle(html).overflowY === 'visible' && html.querySelector('body');
	const { style } = body || html;
	if (style.overflowY) return () => {};
	if (innerWidth > html.clientWidth) html.style.scrollbarGutter = 'stable';
	style.overflowY = 'hidden';
	return () => {
		style.overflowY = html.style.scrollbarGutter = '';
	};
}
