import { ofDocument } from '../platform/page.ts';

/** Parses markup where nothing loads and nothing runs, as it would be parsed inside an element. */
export type Parse = (markup: unknown, context?: Element) => Element;

export function createInert(): Parse {
	const inert = ofDocument('implementation').createHTMLDocument('');
	// The one setter that parses in the context of any element, taken before it is watched.
	const { set } = Reflect.getOwnPropertyDescriptor(Element.prototype, 'innerHTML') ?? {};
	return (markup, context = inert.body) => {
		const copy = inert.importNode(context);
		set?.call(copy, markup as string);
		return copy;
	};
}
