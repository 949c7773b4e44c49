import { attributePaths } from '../config/attributes.ts';
import { moreOptions } from '../config/more-options.ts';
import { configShape, type Shape } from '../config/shape.ts';

/** Every word that a config has for something: names of options, and what they may be where that is a choice. */
const wordsOf = (shape: Shape): readonly string[] => {
	if (shape instanceof RegExp) return /^\^\(([\w|-]+)\)\$$/.exec(shape.source)?.[1]?.split('|') ?? [];
	if (Array.isArray(shape)) return wordsOf(shape[0]);
	return shape instanceof Object
		? Object.entries(shape as Readonly<Record<string, Shape>>).flatMap(([key, inner]) => [key, ...wordsOf(inner)])
		: [];
};

/**
 * Fits a config, as JSON, that names an option or a service which the guard alone cannot do justice to.
 *
 * By the shortest endings that no other word of a config has, because every visitor of every page downloads it. A word of the
 * owner's own may have one too; that costs a request and grants nothing.
 *
 * @param services that take more, and those that do not
 */
export function moreExpression(services: readonly string[], others: readonly string[]): RegExp {
	const wanted = [...moreOptions, ...services];
	const words = [
		...wordsOf(configShape),
		...Object.keys(attributePaths),
		...others,
		'functional',
		'analytics',
		'marketing',
	];
	const endings = suffixes(
		wanted,
		// `dialog` is the default: who writes it all the same has one request more. `service` stands beside `choice` alone.
		words.filter((word) => !wanted.includes(word) && !/^(dialog|service)$/.test(word)),
	);
	return new RegExp(`"[\\w-]*(${endings.join('|')})"`);
}

/**
 * The shortest endings, found greedily, by which every wanted name can be told from all others.
 *
 * @throws when a wanted name is among the others
 */
export function suffixes(wanted: readonly string[], others: readonly string[]): readonly string[] {
	const found: string[] = [];
	let left = [...new Set(wanted)];
	while (left.length > 0) {
		const endings = [...new Set(left.flatMap((name) => [...name].map((_, index) => name.slice(index))))].filter(
			(ending) => !others.some((name) => name.endsWith(ending)),
		);
		const gain = (ending: string) => left.filter((name) => name.endsWith(ending)).length / (ending.length + 1);
		const best = endings.toSorted((one, other) => gain(other) - gain(one) || (one < other ? -1 : 1))[0];
		if (best === undefined) throw new Error(`build: nothing tells ${left.join(', ')} from the other names`);
		found.push(best);
		left = left.filter((name) => !name.endsWith(best));
	}
	const reversed = (ending: string) => [...ending].toReversed().join('');
	// By their last letters, from z to a: so ordered they compress best.
	return found.toSorted((one, other) => (reversed(one) < reversed(other) ? 1 : -1));
}
