import { hostOf } from '../config/host-match.ts';
import type { PageTag } from './snapshot.ts';

/** Attributes by which an element makes the browser fetch, beside `src`. */
const LOADING: Readonly<Record<string, readonly string[]>> = {
	audio: ['src'],
	embed: ['src'],
	frame: ['src'],
	iframe: ['src', 'srcdoc'],
	image: ['href', 'xlink:href'],
	img: ['src', 'srcset'],
	input: ['src'],
	link: ['href', 'imagesrcset'],
	object: ['data'],
	script: ['src'],
	source: ['src', 'srcset'],
	track: ['src'],
	video: ['src', 'poster'],
};

/** `rel` of links that fetch by themselves; of the others only hints do, which are judged apart. */
const FETCHING = /\b(stylesheet|icon|manifest|apple-touch-icon|mask-icon)\b/i;
const HINTING = /\b(preload|modulepreload|prefetch|prerender|preconnect|dns-prefetch)\b/i;

/** Names of elements worth looking at. */
export const loading: readonly string[] = Object.keys(LOADING);

export const isHint = ({ name, attributes }: PageTag): boolean =>
	name === 'link' && HINTING.test(attributes['rel'] ?? '');

/** The attributes of an element that make it load now, with what they say; `data-src` and its kin do not. */
export const loads = ({ name, attributes }: PageTag): readonly (readonly [name: string, value: string])[] => {
	if (name === 'link' && !FETCHING.test(attributes['rel'] ?? '') && !HINTING.test(attributes['rel'] ?? '')) return [];
	if (name === 'input' && attributes['type']?.toLowerCase() !== 'image') return [];
	return (LOADING[name] ?? []).flatMap((attribute) => {
		const value = attributes[attribute]?.trim();
		return value ? [[attribute, value] as const] : [];
	});
};

/** A resolved `http(s):` address; `undefined` for `data:`, `about:` and what does not parse. */
export function resolveUrl(value: string, base: string): URL | undefined {
	try {
		const url = new URL(value, base);
		return /^https?:$/.test(url.protocol) ? url : undefined;
	} catch {
		return undefined;
	}
}

/** Every address an element loads from. */
export const urlsOf = (tag: PageTag, base: string): readonly URL[] =>
	loads(tag).flatMap(([attribute, value]) =>
		(attribute === 'srcdoc' ? [] : attribute.endsWith('srcset') ? candidates(value) : [value]).flatMap(
			(each) => resolveUrl(each, base) ?? [],
		),
	);

/** The addresses in a `srcset`: each up to a space, what follows up to the comma is its size. */
const candidates = (srcset: string): readonly string[] =>
	Array.from(srcset.matchAll(/(?:^|,)\s*([^\s,]\S*[^\s,]|[^\s,])/g), ([, url = '']) => url);

/** Whether an address belongs to the site itself: its own host, that host without `www.`, or one below. */
export function isOwn(url: URL, base: string): boolean {
	const site = hostOf(new URL(base)).replace(/^www\./, '');
	return hostOf(url) === site || hostOf(url).endsWith(`.${site}`);
}

/** An address as it may be shown and passed on: a query can hold what is personal. */
export const shown = ({ protocol, host, pathname }: URL): string => {
	const text = `${protocol}//${host}${pathname}`;
	return text.length > 120 ? `${text.slice(0, 119)}…` : text;
};
