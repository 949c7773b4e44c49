/** How long what has the focus stands still before it has arrived: milliseconds, and a frame at both ends. How often that is looked at. */
const STILL = 100;
const LOOKS = 20;

let latest: Element | undefined;

/**
 * Keeps what has the focus clear of the notice (WCAG 2.4.11): the page reserves its height when it scrolls, and where
 * there is nothing left to scroll to, the notice goes to the other edge for as long. So do the small ones that stay after an
 * answer, for which nothing is reserved. Nothing else of the page moves.
 *
 * At once, and again when it has come to rest: WebKit scrolls to it a task later, and a page with `scroll-behavior: smooth` takes
 * its time. A page at work scrolls after its work, and a timer may come before that: so a frame has to have been painted.
 *
 * @param focused what has the focus now, outside of ours
 */
export function keepClear(root: ShadowRoot, focused: Element): void {
	latest = focused;
	makeWay(root, focused);
	const settle = (left: number, before?: number) => {
		if (latest !== focused || !left) return;
		const { top } = focused.getBoundingClientRect();
		if (top === before) makeWay(root, focused);
		else requestAnimationFrame(() => setTimeout(requestAnimationFrame, STILL, () => settle(left - 1, top)));
	};
	settle(LOOKS);
}

function makeWay(root: ShadowRoot, focused: Element): void {
	const html = root.host.parentElement;
	if (!html) return;
	for (const box of root.querySelectorAll<HTMLElement>('section, .choices, [part=reopen]')) {
		box.style.insetBlock = '';
		// By where it is: on a phone each notice lies at the lower edge, whatever its corner.
		const { top, bottom } = box.getBoundingClientRect();
		const isTop = top < innerHeight - bottom;
		const isNotice = box.localName === 'section';
		if (isNotice) reserve(html, box, isTop ? 'top' : 'bottom');
		const covers = () => {
			const { x, y, width, height } = focused.getBoundingClientRect();
			return box.contains(root.elementFromPoint(x + width / 2, y + height / 2));
		};
		if (!covers()) continue;
		focused.scrollIntoView({ block: isNotice ? 'nearest' : 'center', behavior: 'instant' });
		if (covers()) box.style.insetBlock = isTop ? 'auto 16px' : '16px auto';
	}
}

/** Has the page keep the height of the notice clear on one side whenever it scrolls to something. */
function reserve(html: HTMLElement, notice: HTMLElement, edge: 'top' | 'bottom'): void {
	if (known.has(notice)) return;
	known.add(notice);
	const { style } = html;
	const side = `scroll-padding-${edge}` as const;
	const before = [style.getPropertyValue(side), style.getPropertyPriority(side)] as const;
	const set = () => style.setProperty(side, `${notice.offsetHeight + 32}px`, 'important');
	const sizes = new ResizeObserver(set);
	sizes.observe(notice);
	const closed = () => {
		if (notice.isConnected) return;
		sizes.disconnect();
		style.setProperty(side, ...before);
		if (!style.length) html.removeAttribute('style');
		removeEventListener('yinyom:close', closed, true);
	};
	addEventListener('yinyom:close', closed, true);
	set();
}

/** Notices whose height the page reserves. */
const known = new WeakSet<Element>();
