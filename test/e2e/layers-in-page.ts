/** What tests measure of a layer in the page; each function travels there by itself. */

/**
 * What of a layer cannot be read or reached: words that leave it or their button, anything wider than the screen, and controls
 * that stay under something else when they are scrolled to. A line each; nothing when all is well.
 */
export function lost(layer: Element): readonly string[] {
	const root = layer.getRootNode() as ShadowRoot;
	const said = (element: Element) => `${element.localName} "${(element.textContent ?? '').slice(0, 30)}"`;
	const found: string[] = [];
	const isIn = (inner: DOMRect, outer: DOMRect) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
	const own = layer.getBoundingClientRect();
	for (const element of layer.querySelectorAll<HTMLElement>('*')) {
		if (!element.checkVisibility() || element.closest('pre')) continue;
		// A sign that fills its button has a line as high as a word's.
		const button = element.closest('button:not(.close)');
		for (const node of element.childNodes) {
			if (!(node instanceof Text) || !node.data.trim()) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			for (const rect of range.getClientRects()) {
				if (!isIn(rect, own)) found.push(`leaves the layer: ${said(element)}`);
				const box = button?.getBoundingClientRect();
				if (box && (!isIn(rect, box) || rect.top < box.top - 1 || rect.bottom > box.bottom + 1))
					found.push(`leaves its button: ${said(element)}`);
			}
		}
	}
	if (own.left < -1 || own.right > innerWidth + 1 || own.bottom > innerHeight + 1 || own.top < -1)
		found.push('leaves the screen');
	for (const control of layer.querySelectorAll<HTMLElement>('button, a, input, select, summary')) {
		if (!control.checkVisibility() || control.matches(':disabled')) continue;
		control.scrollIntoView({ block: 'nearest', behavior: 'instant' });
		const [rect] = control.getClientRects();
		const hit = rect && root.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
		if (!hit || !(control.contains(hit) || (hit.contains(control) && hit.localName === 'label')))
			found.push(`out of reach: ${said(control)}`);
	}
	for (const each of [layer, ...layer.querySelectorAll('.scroll, :scope > :first-child')])
		if (each.scrollWidth > each.clientWidth + 1) {
			const edge = each.getBoundingClientRect().right;
			const wide = [...each.querySelectorAll('*')].filter((inner) => inner.getBoundingClientRect().right > edge);
			found.push(`scrolls sideways for ${wide.slice(-3).map(said).join(', ')}`);
		}
	if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
	return [...new Set(found)];
}

/** A person's own spacing of text (WCAG 1.4.12), which wins over every author's rule; returns nothing, and `undress` takes it off. */
export function space(layer: Element): void {
	const sheet = new CSSStyleSheet();
	// As specific as nothing of ours: what is a user's is above all of an author's.
	sheet.replaceSync(`:is(#a#a#a#a, *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
		:is(#a#a#a#a, p) { margin-bottom: 2em !important }`);
	const root = layer.getRootNode() as ShadowRoot;
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Takes off what `space` put on. */
export function unspace(layer: Element): void {
	const root = layer.getRootNode() as ShadowRoot;
	root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
}

/** Letters of a layer at 200 %, and nothing else (WCAG 1.4.4): what browsers call "zoom text only". */
export function magnify(layer: Element): void {
	const all = [layer, ...layer.querySelectorAll('*')].map(
		(each) => [each, Number.parseFloat(getComputedStyle(each).fontSize)] as const,
	);
	for (const [each, size] of all) (each as HTMLElement).style.setProperty('font-size', `${size * 2}px`, 'important');
}

/** The least side of every control that is none of a line of text, by what it says: inline links are excepted (WCAG 2.5.8). */
export function sizes(layer: Element): Readonly<Record<string, number>> {
	const controls = [...layer.querySelectorAll<HTMLElement>('button, input, select, summary, a')].filter(
		(each) => each.checkVisibility() && !(each.localName === 'a' && getComputedStyle(each).display === 'inline'),
	);
	return Object.fromEntries(
		controls.map((each) => {
			// A switch is pressed by its whole row.
			const { width, height } = (each.closest('label') ?? each).getBoundingClientRect();
			return [
				`${each.localName} ${each.getAttribute('part') ?? ''} ${each.textContent}`.trim(),
				Math.min(width, height),
			];
		}),
	);
}

/** What is wrong with the ring of the element that has the focus: none, too faint (WCAG 1.4.11), or cut by a box that scrolls. */
export function ringFaults(layer: Element): readonly string[] {
	const focused = (layer.getRootNode() as ShadowRoot).activeElement;
	if (!focused || !layer.contains(focused)) return ['the focus has left the layer'];
	const said = `${focused.localName} "${(focused.textContent ?? '').slice(0, 30)}"`;
	const numbers = (color: string) => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((each) => Number(each) / 255);
	const light = (color: string) => {
		const [red = 0, green = 0, blue = 0] = numbers(color).map((each) =>
			each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4,
		);
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const { outlineColor, outlineOffset, outlineStyle, outlineWidth } = getComputedStyle(focused);
	const [more = 0, less = 0] = [light(outlineColor), light(getComputedStyle(layer).backgroundColor)].sort(
		(one, other) => other - one,
	);
	const faults: string[] = [];
	if (outlineStyle !== 'solid' || Number.parseFloat(outlineWidth) < 2) faults.push(`no ring: ${said}`);
	if ((more + 0.05) / (less + 0.05) < 3)
		faults.push(`faint ring, ${((more + 0.05) / (less + 0.05)).toFixed(2)}: ${said}`);
	const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
	for (let box = focused.parentElement; box; box = box === layer ? null : box.parentElement) {
		if (getComputedStyle(box).overflowY === 'visible') continue;
		const clip = box.getBoundingClientRect();
		for (const rect of focused.getClientRects())
			if (
				rect.left - reach < clip.left - 0.5 ||
				rect.right + reach > clip.right + 0.5 ||
				rect.bottom + reach > clip.bottom + 0.5 ||
				rect.top - reach < clip.top - 0.5
			)
				faults.push(`cut ring: ${said} in ${box.className || box.localName}`);
	}
	return [...new Set(faults)];
}

/** How many texts of a layer there are, and those whose contrast with what is behind them is less than WCAG 1.4.3 wants, by our own count. */
export function faint(layer: HTMLElement): { readonly texts: number; readonly faults: readonly string[] } {
	const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	if (!pen) throw new Error('no canvas');
	const paint = (colour: string, alpha = 1) =>
		Object.assign(pen, { fillStyle: colour, globalAlpha: alpha }).fillRect(0, 0, 1, 1);
	const painted = (): readonly number[] => [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
	const light = (colour: readonly number[]) =>
		colour
			.map((each) => each / 255)
			.map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
			.reduce((sum, each, index) => sum + each * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
	/** From the outside in; what is not opaque lets through what is behind. */
	const behind = (element: Element | null): readonly string[] =>
		element ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : ['#fff'];
	const opacity = (element: Element | null): number =>
		element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
	const all = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
	const elements = new Set<Element>();
	while (all.nextNode()) {
		const { parentElement, textContent } = all.currentNode;
		if (parentElement?.checkVisibility() && textContent?.trim()) elements.add(parentElement);
	}
	const faults = [...elements].flatMap((element) => {
		for (const colour of behind(element)) paint(colour);
		const back = light(painted());
		paint(getComputedStyle(element).color, opacity(element));
		const [more, less] = [back, light(painted())].sort((a, b) => b - a) as [number, number];
		const ratio = (more + 0.05) / (less + 0.05);
		return ratio >= 4.5 ? [] : [`${ratio.toFixed(2)}:1 ${element.textContent?.slice(0, 40)}`];
	});
	return { texts: elements.size, faults };
}
