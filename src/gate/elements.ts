import type { Parse } from './inert.ts';
import type { Known } from './known.ts';
import type { Waiting } from './waiting.ts';

/** Which attributes of an element make a browser ask for something. */
export const sources: Readonly<Record<string, readonly string[]>> = Object.assign(Object.create(null), {
	script: ['src', 'href', 'xlink:href'],
	img: ['src', 'srcset'],
	source: ['src', 'srcset'],
	iframe: ['src', 'srcdoc'],
	link: ['href'],
	video: ['src', 'poster'],
	audio: ['src'],
	track: ['src'],
	input: ['src'],
	embed: ['src'],
	object: ['data'],
	image: ['href', 'xlink:href'],
});
export const SELECTOR = Object.keys(sources).join();
const NAMES = new Set(['type', ...Object.values(sources).flat()]);
const FETCHING = /style|pre|icon|import|manifest/;
/** Types that a browser runs; anything else is data. https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const RUNS = /^\s*$|module|(java|ecma|live|j)script/i;
const { getAttribute, hasAttribute, querySelectorAll, removeAttribute, setAttribute } = Element.prototype;
const { insertBefore } = Node.prototype;
const read = (element: Element, name: string): string => getAttribute.call(element, name) ?? '';
const write = (element: Element, name: string, value: string): void => setAttribute.call(element, name, value);

/** Turns an undeclared element of a known vendor into a declared one, for the queue of held elements to release. */
export interface Elements {
	/**
	 * Before an attribute is set. True when the element was marked and a browser must not see the attribute: an image asks at
	 * once, a script only when it runs, so a script keeps its address.
	 */
	readonly attribute: (element: Element, name: unknown, value: unknown) => boolean;
	/**
	 * Looks at one element and all below; text is none.
	 *
	 * @param frames takes in the frames among them
	 */
	readonly scan: (node: Node | string | null, frames?: Element[]) => void;
	/** The first of a held service among all below; marks nothing. */
	readonly inside: (root: ParentNode) => Known | undefined;
	/** How many were marked so far. */
	readonly count: () => number;
}

export function createElements(
	find: (url: string) => Known | undefined,
	{ isHeld, keep }: Waiting,
	parse: Parse,
): Elements {
	let count = 0;
	/** What was marked here, in contrast with what the owner declared. */
	const marked = new WeakSet<Element>();
	const heldBy = (name: string, value: string): Known | undefined => {
		// A frame with something of a known vendor in its own markup waits as a whole.
		if (name === 'srcdoc') return inside(parse(value));
		// Descriptors after an address ("2x") lead nowhere of their own.
		for (const url of name === 'srcset' ? value.split(/[\s,]+/) : [value]) {
			const known = find(url);
			if (isHeld(known)) return known;
		}
	};
	const inside = (root: ParentNode): Known | undefined => {
		for (const inner of root.querySelectorAll(SELECTOR))
			for (const name of sources[inner.localName] ?? []) {
				const known = heldOf(inner, name, read(inner, name));
				if (known) return known;
			}
	};
	const heldOf = (element: Element, name: string, value: string): Known | undefined => {
		// First, because nearly every address ends here.
		const known = heldBy(name, value);
		if (!known) return;
		const { localName } = element;
		if (localName === 'link' && !FETCHING.test(read(element, 'rel'))) return;
		if (localName === 'script' && !RUNS.test(read(element, 'type'))) return;
		return marked.has(element) || !hasAttribute.call(element, 'data-consent') ? known : undefined;
	};

	const mark = (element: Element, name: string, value: string, known: Known) => {
		const { localName } = element;
		const isScript = localName === 'script';
		if (isScript) {
			const type = read(element, 'type');
			if (type) write(element, 'data-type', type);
			write(element, 'type', 'text/plain');
		} else {
			removeAttribute.call(element, name);
			write(element, `data-${name}`, value);
		}
		write(element, 'data-consent', known.consent);
		marked.add(element);
		count++;
		keep(known, localName, value, () => {
			// The queue finds what is in the page. What is in a shadow, in a frame, in SVG or nowhere is let go here.
			const isInPage = element instanceof HTMLElement && element.isConnected && element.getRootNode() === document;
			if (!isScript) {
				if (isInPage) return;
				write(element, name, value);
				removeAttribute.call(element, `data-${name}`);
			} else if (!isInPage) {
				const type = read(element, 'data-type');
				if (type) write(element, 'type', type);
				else removeAttribute.call(element, 'type');
				const { parentNode, nextSibling } = element;
				element.remove();
				if (parentNode) insertBefore.call(parentNode, element, nextSibling);
			}
		});
	};

	const check = (element: Element) => {
		for (const name of sources[element.localName] ?? []) {
			const value = read(element, name);
			const known = value && heldOf(element, name, value);
			if (known) mark(element, name, value, known);
		}
	};

	return {
		attribute: (element, attribute, given) => {
			const name = String(attribute).toLowerCase();
			if (!NAMES.has(name)) return false;
			const { localName } = element;
			const value = String(given);
			if (name === 'type') {
				const waits = localName === 'script' && marked.has(element) && read(element, 'type') === 'text/plain';
				if (!waits || !isHeld(find(read(element, 'src')))) return false;
				write(element, 'data-type', value);
				return true;
			}
			if (!sources[localName]?.includes(name)) return false;
			const known = heldOf(element, name, value);
			if (!known) return false;
			mark(element, name, value, known);
			return localName !== 'script';
		},
		scan: (node, frames) => {
			if (!node || typeof node === 'string') return;
			const look = (element: Element) => {
				check(element);
				if (element.localName === 'iframe') frames?.push(element);
			};
			if (sources[(node as Element).localName]) look(node as Element);
			if ((node as ParentNode).firstElementChild) {
				// The prototype's own: in a form, `<input name="querySelectorAll">` would stand in its place.
				const all = node.nodeType === 1 ? querySelectorAll : (node as ParentNode).querySelectorAll;
				const found = all.call(node, SELECTOR);
				// Mostly there are none, and an iterator costs as much as the search.
				if (found.length) found.forEach(look);
			}
		},
		inside,
		count: () => count,
	};
}
