import { isHint, isOwn, resolveUrl, shown, urlsOf } from './addresses.ts';
import { describe } from './describe.ts';
import type { Finding } from './inspection.ts';
import type { KnownService } from './known.ts';
import { readMarkup } from './markup.ts';
import { finding, type Judge, type Matter } from './matter.ts';
import { isLive, isSpeculation } from './script-type.ts';
import type { PageTag } from './snapshot.ts';

/** What sends a browser to the host of a held service although its tag is held; nothing on the page can stop these. */
export const judgeHints: Judge = (matter) => {
	const isHeld = heldHosts(matter);
	return matter.snapshot.tags.flatMap((tag) => {
		if (isHint(tag)) return hinted(matter, tag, isHeld);
		if (isSpeculation(tag)) return speculated(matter, tag, isHeld);
		return tag.name === 'noscript' ? unscripted(matter, tag) : [];
	});
};

type IsHeld = (url: URL) => { readonly service: KnownService | undefined } | undefined;

/** Knows hosts by their service, and by the marked elements of this very page. */
function heldHosts({ snapshot: { tags, base }, known }: Matter): IsHeld {
	const marked = new Set(
		tags.flatMap((tag) => {
			const { attributes, name } = tag;
			if (attributes['data-consent'] === undefined) return [];
			const values = ['data-src', 'data-href', ...(name === 'script' && !isLive(tag) ? ['src'] : [])];
			return values.flatMap((each) => resolveUrl(attributes[each] ?? '', base)?.host ?? []);
		}),
	);
	return (url) => {
		if (known.isFree(url)) return undefined;
		const service = known.serviceOf(url);
		return service || marked.has(url.host) ? { service } : undefined;
	};
}

function hinted({ snapshot: { base }, known, consent }: Matter, tag: PageTag, isHeld: IsHeld): readonly Finding[] {
	const isDnsOnly = /^\s*dns-prefetch\s*$/i.test(tag.attributes['rel'] ?? '');
	return urlsOf(tag, base)
		.flatMap((url) => {
			const held = isHeld(url);
			// One that a granted script put there is no leak.
			return held && !consent.covers(url, known.switchesOf(url)) ? [held] : [];
		})
		.slice(0, 1)
		.map(({ service }) => finding('hint', isDnsOnly ? 'note' : 'leak', describe(tag, base), { service }));
}

function speculated({ snapshot: { base } }: Matter, tag: PageTag, isHeld: IsHeld): readonly Finding[] {
	const urls = Array.from(tag.text.matchAll(/"((?:https?:)?\/\/[^"]+)"/g), ([, url = '']) => resolveUrl(url, base));
	return urls.flatMap((url) => {
		const held = url && isHeld(url);
		return held ? [finding('hint', 'leak', shown(url), { where: 'speculation rules', service: held.service })] : [];
	});
}

function unscripted({ snapshot: { base }, known }: Matter, tag: PageTag): readonly Finding[] {
	return readMarkup(tag.text).flatMap((inner) => {
		const url = urlsOf(inner, base).find((each) => !isOwn(each, base) && !known.isFree(each));
		if (!url) return [];
		const service = known.serviceOf(url);
		const severity = service ? 'leak' : 'risk';
		return [finding('noscript', severity, shown(url), { where: `${describe(inner, base)} in noscript`, service })];
	});
}
