import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { loading } from '../inspect/addresses.ts';
import type { PageTag } from '../inspect/snapshot.ts';

/** What a file says about itself, as far as a page is judged by it. */
export interface ReadPage {
	/** Elements in document order. */
	readonly tags: readonly PageTag[];
	/** Its own address, from `<link rel="canonical">`. */
	readonly canonical: string | undefined;
}

const looked: readonly string[] = [...loading, 'template', 'noscript'];

/** The elements of an HTML text as a browser with scripts would have them before any script ran. */
export function readPage(html: string): ReadPage {
	const tags = tagsIn(parse(html), undefined);
	const canonical = tags.find(({ name, attributes }) => name === 'link' && attributes['rel'] === 'canonical');
	return { tags, canonical: canonical?.attributes['href'] };
}

function tagsIn(parent: DefaultTreeAdapterTypes.ParentNode, container: string | undefined): readonly PageTag[] {
	return parent.childNodes.flatMap((node) => {
		if (!defaultTreeAdapter.isElementNode(node)) return [];
		const attributes = Object.fromEntries(
			node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]),
		);
		const tag: PageTag = {
			name: node.tagName,
			attributes,
			text: node.childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : '')).join(''),
			container,
			inside: 'content' in node ? tagsIn(node.content, undefined) : [],
		};
		const below = tagsIn(node, attributes['data-consent'] ?? container);
		return looked.includes(tag.name) ? [tag, ...below] : below;
	});
}
