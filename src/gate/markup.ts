import { type Elements, SELECTOR } from './elements.ts';
import type { Parse } from './inert.ts';

/** Text that may hold an element that asks another host for something; whatever is not is none of our business. */
const isSuspect = (text: string): boolean => /\/\/|[&\\]/.test(text) && TAG.test(text);
const NAMES = SELECTOR.replaceAll(',', '|');
const TAG = new RegExp(`<(?:${NAMES})\\b`, 'i');
/** To the end of a start tag; what stands in quotes ends none. */
const REST = '\\b(?:"[^"]*"|\'[^\']*\'|[^>"\'])*>';
/** A comment, an element whose content is text, a start tag. */
const PIECE = new RegExp(
	`<!--[^]*?-->|(<(script|style|textarea|title)${REST})([^]*?</\\2\\s*>)|<(?:${NAMES})${REST}`,
	'gi',
);

/** Markup, looked at in a document that loads nothing and runs nothing. */
export interface Markup {
	/**
	 * The nodes of a text as they would come to be inside an element, with known vendors' marked; `undefined` when there are
	 * none of these, and the browser had better do it itself.
	 */
	readonly nodes: (text: unknown, context: Element) => readonly Node[] | undefined;
	/** A text for `document.write`, with known vendors' start tags marked and everything else as it was. */
	readonly rewrite: (text: string) => string;
}

export function createMarkup({ scan, count }: Elements, parse: Parse): Markup {
	const parsed = (text: unknown, context?: Element): Element | undefined => {
		const before = count();
		const copy = parse(text, context);
		scan(copy);
		return count() > before ? copy : undefined;
	};
	return {
		nodes: (text, context) => {
			if (!isSuspect(String(text)) || context.localName === 'template') return undefined;
			const found = parsed(text, context);
			// Where nothing runs, `<noscript>` holds elements; in the page it holds text.
			return found?.querySelector('noscript') ? undefined : found && [...found.childNodes];
		},
		rewrite: (text) =>
			isSuspect(text)
				? text.replace(PIECE, (whole: string, tag = whole, _name?: string, content = '') => {
						const found = parsed(tag)?.firstElementChild;
						return found ? found.outerHTML.replace(/<\/\w+>$/, '') + content : whole;
					})
				: text,
	};
}
