/** Finds elements by CSS or by role and accessible name, through open shadow roots; its text is sent into the page. */
/* oxlint-disable unicorn/consistent-function-scoping -- what is outside the function stays outside the page */
import type { Wanted } from './target.ts';

/** Names elements as accname 1.2 does, short of CSS content and of `aria-owns`. */
export function findInPage(wanted: Wanted): Element[] {
	type Tree = Document | ShadowRoot;

	function treesIn(tree: Tree): Tree[] {
		const hosts = [...tree.querySelectorAll('*')].filter((element) => element.shadowRoot);
		return [tree, ...hosts.flatMap(({ shadowRoot }) => (shadowRoot ? treesIn(shadowRoot) : []))];
	}

	function isPerceivable(element: Element): boolean {
		if (!element.checkVisibility({ visibilityProperty: true })) return false;
		for (let node: Node | null = element; node; node = parentOf(node)) {
			if (node instanceof Element && node.getAttribute('aria-hidden') === 'true') return false;
		}
		return true;
	}

	function parentOf(node: Node): Node | null {
		if (node instanceof ShadowRoot) return node.host;
		return (node instanceof Element && node.assignedSlot) || node.parentNode;
	}

	function nameOf(element: Element): string {
		const tree = element.getRootNode() as Tree;
		const labels = (element.getAttribute('aria-labelledby') ?? '')
			.split(/\s+/)
			.map((id) => id && tree.getElementById(id));
		const candidates = [
			() => labels.map((label) => label && textOf(label, true)).join(' '),
			() => element.getAttribute('aria-label'),
			() => nativeNameOf(element),
			() => wanted.namedByContent && contentOf(element),
			() => element.getAttribute('title'),
			() => element.getAttribute('placeholder'),
		];
		for (const candidate of candidates) {
			const name = tidy(candidate() || '');
			if (name) return name;
		}
		return '';
	}

	function nativeNameOf(element: Element): string {
		if (element instanceof HTMLImageElement) return element.alt;
		if (element instanceof HTMLFieldSetElement) return textOf(element.querySelector(':scope > legend'));
		if (element instanceof HTMLInputElement && ['button', 'submit', 'reset'].includes(element.type))
			return element.value;
		const labelled = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
		const labels = (labelled || element instanceof HTMLButtonElement) && element.labels;
		return labels ? [...labels].map((label) => textOf(label)).join(' ') : '';
	}

	/** An element that is hidden speaks only when a label points at it. */
	function textOf(node: Node | null, evenHidden = false): string {
		if (node instanceof Text) return node.data;
		if (!(node instanceof Element) || !(evenHidden || isPerceivable(node))) return '';
		const own = node.getAttribute('aria-label') || (node instanceof HTMLImageElement && node.alt);
		const text = own || contentOf(node);
		return getComputedStyle(node).display.startsWith('inline') ? text : ` ${text} `;
	}

	function contentOf(element: Element): string {
		const slotted = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
		const children = slotted.length > 0 ? slotted : [...(element.shadowRoot ?? element).childNodes];
		return children.map((child) => textOf(child)).join('');
	}

	function tidy(text: string): string {
		return text.replace(/\s+/g, ' ').trim();
	}

	function isNamed(element: Element): boolean {
		if (wanted.name === undefined) return true;
		const name = nameOf(element);
		return wanted.flags === undefined ? name === tidy(wanted.name) : new RegExp(wanted.name, wanted.flags).test(name);
	}

	return treesIn(document)
		.flatMap((tree) => [...tree.querySelectorAll(wanted.css)])
		.filter((element) => (!wanted.perceivable || isPerceivable(element)) && isNamed(element));
}
