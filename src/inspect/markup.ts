import { loading } from './addresses.ts';
import type { PageTag } from './snapshot.ts';

const comment = /<!--[^]*?-->/g;
const tag = /<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const attribute = /([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;
const references: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" };

/**
 * The loading elements in the text of a `noscript`, which a browser with scripts keeps as text.
 *
 * By hand: what would parse it for us is a sink that Trusted Types refuses, and Firefox fetches images of what it parses.
 */
export const readMarkup = (text: string): readonly PageTag[] =>
	Array.from(text.replace(comment, '').matchAll(tag), ([, name = '', attributes = '']) => ({
		name: name.toLowerCase(),
		attributes: readAttributes(attributes),
		text: '',
		inside: [],
	})).filter(({ name }) => loading.includes(name));

const readAttributes = (text: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		Array.from(text.matchAll(attribute), ([, name = '', ...values]) => [
			name.toLowerCase(),
			(values.find((value) => value !== undefined) ?? '').replace(
				/&(amp|quot|lt|gt|#39);/g,
				(whole, entity: string) => references[entity] ?? whole,
			),
		]),
	);
