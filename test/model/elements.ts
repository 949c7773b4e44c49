import { type Root, SmallNode } from './nodes.ts';

const inKebab = (name: string): string => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** An element: attributes and the few selectors that the product uses. */
export class SmallElement extends SmallNode {
	readonly localName: string;
	readonly tagName: string;
	readonly shadowRoot = null;
	readonly values = new Map<string, string>();
	readonly dataset: Record<string, string>;

	constructor(localName: string, root: Root | undefined) {
		super();
		this.root = root;
		this.localName = localName;
		this.tagName = localName.toUpperCase();
		this.dataset = new Proxy<Record<string, string>>(
			{},
			{
				get: (_, name) => this.values.get(inKebab(String(name))),
				set: (_, name, value) => {
					this.setAttribute(inKebab(String(name)), String(value));
					return true;
				},
				deleteProperty: (_, name) => {
					this.removeAttribute(inKebab(String(name)));
					return true;
				},
			},
		);
	}

	get attributes(): readonly { readonly name: string; readonly value: string }[] {
		return Array.from(this.values, ([name, value]) => ({ name, value }));
	}

	getAttribute(name: string): string | null {
		return this.values.get(name) ?? null;
	}

	hasAttribute(name: string): boolean {
		return this.values.has(name);
	}

	setAttribute(name: string, value: string): void {
		this.values.set(name, value);
		this.changed(name);
	}

	removeAttribute(name: string): void {
		this.values.delete(name);
	}

	/** An attribute has a new value. */
	changed(_name: string): void {}

	get src(): string {
		return this.getAttribute('src') ?? '';
	}

	set src(value: string) {
		this.setAttribute('src', value);
	}

	matches(selector: string): boolean {
		return matcherOf(selector)(this);
	}

	closest(selector: string): SmallElement | null {
		if (this.matches(selector)) return this;
		return this.parentNode instanceof SmallElement ? this.parentNode.closest(selector) : null;
	}

	querySelectorAll(selector: string): readonly SmallElement[] {
		return findAll(this, selector);
	}
}

export class SmallHtmlElement extends SmallElement {
	lang = '';
}

/** Never met; the product asks whether an element is one. */
export class SmallTemplate extends SmallHtmlElement {}
export class SmallMedia extends SmallHtmlElement {}

export const findAll = (root: SmallNode, selector: string): readonly SmallElement[] =>
	[...root.below()].filter((node): node is SmallElement => node instanceof SmallElement && node.matches(selector));

const matchers = new Map<string, (element: SmallElement) => boolean>();

function matcherOf(selector: string): (element: SmallElement) => boolean {
	const known = matchers.get(selector);
	if (known) return known;
	const parts = selector.split(',').map((part) => {
		const [whole, name, attribute, not] =
			/^(\*|[a-z]+)?(?:\[([a-z-]+)\])?(?::not\(([a-z]+)\))?$/.exec(part.trim()) ?? [];
		if (!whole) throw new Error(`the small document does not know the selector ${selector}`);
		return { name, attribute, not };
	});
	const matcher = ({ localName, values }: SmallElement) =>
		parts.some(
			({ name, attribute, not }) =>
				(!name || name === '*' || name === localName) &&
				(attribute === undefined || values.has(attribute)) &&
				not !== localName,
		);
	matchers.set(selector, matcher);
	return matcher;
}
