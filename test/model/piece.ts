import type { SmallDocument } from './document.ts';
import { SmallScript } from './document.ts';
import type { SmallElement } from './elements.ts';

/** How something that is fetched ends. */
export interface Fate {
	/** After so many milliseconds. */
	readonly ms: number;
	/** Instead of coming: `hangs` for as long as anybody looks. */
	readonly end?: 'fails' | 'hangs';
}

/** A marked element of a page, as its owner wrote it. An inline script takes its `ms` to run. */
export interface Piece extends Fate {
	readonly kind: 'inline' | 'external' | 'async' | 'defer' | 'module' | 'frame' | 'image';
	/** Text of `data-consent`. */
	readonly consent: string;
}

/** Who a marked element loads from. */
const hosts: Readonly<Record<string, string>> = {
	analytics: 'https://ga.example/',
	'service:ga': 'https://ga.example/',
	marketing: 'https://px.example/',
	'service:px': 'https://px.example/',
};

/** The element of a piece, in which `data-name` says which it is. */
export function createElementOf(document: SmallDocument, name: string, { kind, consent }: Piece): SmallElement {
	const tags: Partial<Record<Piece['kind'], string>> = { frame: 'iframe', image: 'img' };
	const element = document.createElement(tags[kind] ?? 'script');
	const url = `${hosts[consent.split(' ')[0] ?? ''] ?? 'https://shop.example/'}${name}`;
	const attributes: Record<string, string> = { 'data-name': name, 'data-consent': consent };
	if (!(element instanceof SmallScript)) attributes['data-src'] = url;
	else {
		attributes['type'] = 'text/plain';
		if (kind === 'inline') element.text = name;
		else attributes['src'] = url;
		if (kind === 'async' || kind === 'defer') attributes[kind] = '';
		if (kind === 'module') attributes['data-type'] = 'module';
	}
	for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
	return element;
}
