import { resolveUrl, shown } from './addresses.ts';
import type { PageTag } from './snapshot.ts';

/** What tells one element from another; all other attributes are noise. */
const TELLING = ['id', 'rel', 'type', 'data-consent', 'async', 'defer', 'src', 'data-src', 'href', 'data-href', 'data'];

/** An element in one line, its addresses without their queries: `<script data-consent="analytics" src="…">`. */
export function describe({ name, attributes, text }: PageTag, base: string): string {
	const parts = TELLING.flatMap((attribute) => {
		const value = attributes[attribute];
		if (value === undefined) return [];
		if (!value) return [attribute];
		const url = /src|href|^data$/.test(attribute) ? resolveUrl(value, base) : undefined;
		return [`${attribute}="${url ? shown(url) : cut(value)}"`];
	});
	const start = attributes['src'] ? '' : cut(text.trim().replace(/\s+/g, ' '));
	return `<${[name, ...parts].join(' ')}>${start}`;
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
