/** A box smaller than this, in pixels, has no room for a word and a button: a pixel frame, a bar of buttons. */
const LEAST = { width: 120, height: 90 };

/** Through the prototype: in a form, an `<input name="parentElement">` would stand in its place. */
const parentOf = (element: Element): HTMLElement | null => Reflect.get(Node.prototype, 'parentElement', element);

/** Every element around one, from the inside out. */
export function around(element: Element): readonly HTMLElement[] {
	const parent = parentOf(element);
	return parent ? [parent, ...around(parent)] : [];
}

/**
 * Lays a box exactly over an element of the page.
 *
 * The box sits in a host without size right after the element, so it moves, scrolls and turns with it. It is first put
 * where the page's own layout has the element, in whole pixels, then corrected by what shows, whatever the scale.
 *
 * An element that is not shown, or too small for words, has the box hidden.
 */
export function layOver(element: HTMLElement, host: HTMLElement, box: HTMLElement): void {
	const { offsetWidth: width, offsetHeight: height } = element;
	box.hidden = !(width >= LEAST.width && height >= LEAST.height);
	if (box.hidden) return;
	const { borderRadius, position, zIndex } = getComputedStyle(element);
	const put = (left: number, top: number, wide: number, high: number) =>
		Object.assign(box.style, { left: `${left}px`, top: `${top}px`, width: `${wide}px`, height: `${high}px` });
	Object.assign(box.style, { borderRadius, zIndex, position: position === 'fixed' ? position : 'absolute' });
	const left = element.offsetLeft - host.offsetLeft;
	const top = element.offsetTop - host.offsetTop;
	put(left, top, width, height);
	const wanted = element.getBoundingClientRect();
	const laid = box.getBoundingClientRect();
	const x = laid.width / width || 1;
	const y = laid.height / height || 1;
	put(left + (wanted.left - laid.left) / x, top + (wanted.top - laid.top) / y, wanted.width / x, wanted.height / y);
}

/**
 * Makes the box that clips or scrolls an element do so for what is laid over it: what is positioned absolutely takes no
 * notice of boxes that are not positioned themselves.
 *
 * @returns the box that was changed, to be changed back; most have no need
 */
export function keepWithin(element: Element): HTMLElement | undefined {
	for (const box of around(element)) {
		const { overflow, position } = getComputedStyle(box);
		// The overflow of these two is the window's.
		if (position !== 'static' || /^(?:body|html)$/.test(box.localName)) return undefined;
		if (overflow !== 'visible') {
			box.style.position = 'relative';
			return box;
		}
	}
	return undefined;
}
