/** What is asked of elements inside the page where no library does it for us; each function's text is sent there. */

export type Aim =
	| { readonly ready: true; readonly x: number; readonly y: number }
	| { readonly ready: false; readonly reason: string };

/** Where to press so that the press lands on the element, or why it would not. */
export function aimAt(elements: Element[]): Aim {
	const [element] = elements;
	if (!element || elements.length > 1) return { ready: false, reason: `${elements.length} elements match` };
	if (element.matches(':disabled')) return { ready: false, reason: 'it is disabled' };

	const { left, top, right, bottom } = element.getBoundingClientRect();
	if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) {
		element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
	}
	const line = [...element.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
	if (!line || !element.checkVisibility({ visibilityProperty: true })) {
		return { ready: false, reason: 'it is not visible' };
	}

	// One that has just begun may show it in the same place twice.
	const isMoving = ({ playState, effect }: Animation) =>
		playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
	for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
		if (node instanceof Element && node.getAnimations().some(isMoving)) return { ready: false, reason: 'it is moving' };
	}

	const x = Math.round(line.left + line.width / 2);
	const y = Math.round(line.top + line.height / 2);
	let hit = document.elementFromPoint(x, y);
	for (;;) {
		const inner = hit?.shadowRoot?.elementFromPoint(x, y);
		if (!inner || inner === hit) break;
		hit = inner;
	}
	for (let node: Node | null = hit; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
		const controlled = node instanceof HTMLLabelElement && node.control === element;
		if (node === element || controlled) return { ready: true, x, y };
	}
	// A part of the page that scrolls by itself may have it out of sight; the next look finds it in the middle.
	element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
	return {
		ready: false,
		reason: `it is covered by ${hit ? (hit.cloneNode() as Element).outerHTML : 'nothing the page owns'}`,
	};
}

export function isVisibleInPage(elements: Element[]): boolean {
	const [element] = elements;
	if (elements.length > 1) throw new Error(`${elements.length} elements match, one is wanted`);
	if (!element?.checkVisibility({ visibilityProperty: true })) return false;
	const { width, height } = element.getBoundingClientRect();
	return width > 0 && height > 0;
}

export function readFocused() {
	let element = document.activeElement;
	while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
	return {
		tag: element?.localName ?? '',
		id: element?.id ?? '',
		part: element?.getAttribute('part') ?? '',
		text: element?.textContent?.trim() ?? '',
	};
}
