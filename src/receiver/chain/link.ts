import type { Link } from './entry.ts';
import { type Content, leafOf, newSalts, nodeOf } from './hash.ts';

/** Where a chain stands: how many links, and the node of the last one. */
export interface Tail {
	readonly pos: number;
	readonly node: string;
}

/** The links of contents in the order given, each with a salt of its own. */
export function linkAll(tail: Tail, contents: readonly Content[]): readonly (Link & { readonly salt: string })[] {
	const salts = newSalts(contents.length);
	let { pos, node } = tail;
	return contents.map((content, index) => {
		const salt = salts[index] ?? '';
		const leaf = leafOf(salt, content);
		node = nodeOf(node, leaf);
		return { pos: ++pos, leaf, node, salt };
	});
}
