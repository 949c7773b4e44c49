/**
 * Keeps what has the focus clear of the notice (WCAG 2.4.11): the page reserves its height when it scrolls, and where
 * there is nothing left to scroll to, the notice goes to the other edge for as long. Nothing else of the page moves.
 *
 * @param focused what has the focus now, outside of the notice
 */
export function keepClear(root: ShadowRoot, focused: Element): void {
	const html = root.host.parentElement;
	const notice = root.querySelector('section');
	if (!html || !notice) return;
	const { style } = html;
	notice.style.insetBlock = '';
	// By where it is: on a phone each notice lies at the lower edge, whatever its corner.
	const { top, bottom } = notice.getBoundingClientRect();
	const isTop = top < innerHeight - bottom;
	const side = `scroll-padding-${isTop ? 'top' : 'bottom'}`;
	const covers = () => {
		const { x, y, width, height } = focused.getBoundingClientRect();
		return notice.contains(root.elementFromPoint(x + width / 2, y + height / 2));
	};
	if (!known.has(notice)) {
		known.add(notice);
		const before = [style.getPropertyValue(side), style.getPropertyPriority(side)] as const;
		const sizes = new ResizeObserver(() => style.setProperty(side, `${notice.offsetHeight + 32}px`, 'important'));
		sizes.observe(notice);
		const closed = () => {
			if (notice.isConnected) return;
			sizes.disconnect();
			style.setProperty(side, ...before);
			if (!style.length) html.removeAttribute('style');
			removeEventListener('yinyom:close', closed, true);
		};
		addEventListener('yinyom:close', closed, true);
		style.setProperty(side, `${notice.offsetHeight + 32}px`, 'important');
	}
	if (!covers()) return;
	focused.scrollIntoView({ block: 'nearest', behavior: 'instant' });
	if (covers()) notice.style.insetBlock = isTop ? 'auto 16px' : '16px auto';
}

/** Notices whose height the page reserves. */
const known = new WeakSet<Element>();
