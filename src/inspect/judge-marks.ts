import { loads, resolveUrl, urlsOf, isOwn } from './addresses.ts';
import { describe } from './describe.ts';
import type { Finding } from './inspection.ts';
import { finding, type Judge, type Matter } from './matter.ts';
import { isLive, rewriter } from './script-type.ts';
import type { PageTag } from './snapshot.ts';

/** Elements that say `data-consent` and are not held. */
export const judgeMarks: Judge = (matter) => [
	...matter.snapshot.tags.flatMap((tag): readonly Finding[] => {
		const consent = tag.attributes['data-consent'];
		if (consent === undefined)
			return tag.container !== undefined && !wasReleased(matter, tag, tag.container) ? contained(matter, tag) : [];
		if (tag.name === 'template') return templated(matter, tag);
		if (wasReleased(matter, tag, consent)) return [];
		return tag.name === 'script' ? script(matter, tag) : loaded(matter, tag);
	}),
	...matter.snapshot.tags.flatMap((tag) => [...unlisted(matter, tag), ...unknown(matter, tag)]),
	...rewrittenOwn(matter),
];

const wasReleased = ({ consent, snapshot: { base } }: Matter, tag: PageTag, ids: string): boolean =>
	consent.released(ids, urlsOf(tag, base));

function script({ snapshot: { base } }: Matter, tag: PageTag): readonly Finding[] {
	const what = describe(tag, base);
	const optimiser = rewriter(tag);
	if (optimiser !== undefined) return [finding('rewritten', 'risk', what, { where: optimiser || 'an unknown type' })];
	const runs = isLive(tag) && (tag.attributes['src'] !== undefined || tag.text.trim() !== '');
	return runs ? [finding('not-inert', 'leak', what, { of: 'script' })] : [];
}

/** Held are those with `data-src` in place of `src`; something of the site's own may show until then. */
function loaded({ snapshot: { base } }: Matter, tag: PageTag): readonly Finding[] {
	const live = loads(tag).find(([name, value]) => {
		if (name === 'srcdoc') return true;
		const [url] = urlsOf({ ...tag, attributes: { ...only(tag, ['rel', 'type']), [name]: value } }, base);
		return url && !(isOwn(url, base) && tag.attributes[`data-${name}`] !== undefined);
	});
	const of = isLazy(tag) ? 'lazy' : live?.[0];
	return of ? [finding('not-inert', live ? 'leak' : 'risk', describe(tag, base), { of })] : [];
}

/**
 * Libraries that put `data-src` into `src` by themselves, as soon as the element is near: lazysizes (`lazyload`, and what becomes of
 * it), vanilla-lazyload and yall (`lazy`), lozad, bLazy, and LiteSpeed's, which goes by an attribute.
 */
const LAZY = /(^|\s)(lazy|lazyload(ing|ed)?|lozad|b-lazy)(\s|$)/;

const isLazy = ({ attributes }: PageTag): boolean =>
	['data-src', 'data-srcset'].some((name) => attributes[name] !== undefined) &&
	(LAZY.test(attributes['class'] ?? '') || attributes['data-lazyloaded'] !== undefined);

const only = ({ attributes }: PageTag, names: readonly string[]) =>
	Object.fromEntries(names.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]]])));

/** `data-consent` on a `video`, a `picture` or a `div` does not reach what is inside. */
function contained({ snapshot: { base } }: Matter, tag: PageTag): readonly Finding[] {
	const isForeign = urlsOf(tag, base).some((url) => !isOwn(url, base));
	if (!isForeign || (tag.name === 'script' && !isLive(tag))) return [];
	const where = `inside data-consent="${tag.container}"`;
	return [finding('not-inert', 'leak', describe(tag, base), { where, of: 'container' })];
}

function templated({ snapshot: { base } }: Matter, template: PageTag): readonly Finding[] {
	return template.inside.flatMap((tag) => {
		const isPlain = loads(tag).some(([name, value]) => name !== 'srcdoc' && resolveUrl(value, base));
		return isPlain ? [finding('template-image', 'risk', describe(tag, base), { where: describe(template, base) })] : [];
	});
}

/** Where a marked element loads from now, or will. */
function addressesOf(tag: PageTag, base: string): readonly URL[] {
	const live = Object.entries(tag.attributes).map(([name, value]) => [name.replace(/^data-(?!consent$)/, ''), value]);
	const asReleased = { ...tag, attributes: Object.fromEntries(live) as PageTag['attributes'] };
	return [...urlsOf(tag, base), ...urlsOf(asReleased, base)];
}

/** A grant of its category lets it load, and says nothing of it. */
function unlisted({ snapshot: { base }, known }: Matter, tag: PageTag): readonly Finding[] {
	if (tag.attributes['data-consent'] === undefined) return [];
	const services = addressesOf(tag, base).flatMap((url) => (known.isFree(url) ? [] : (known.serviceOf(url) ?? [])));
	const service = services.find(({ isDeclared }) => !isDeclared);
	return service ? [finding('unlisted', 'risk', describe(tag, base), { service })] : [];
}

function unknown({ snapshot: { base }, config, known }: Matter, tag: PageTag): readonly Finding[] {
	const isKnown = (id: string) =>
		id.startsWith('service:')
			? known.services.some((service) => service.isDeclared && `service:${service.id}` === id)
			: Object.hasOwn(config.categories, id);
	const ids = (tag.attributes['data-consent'] ?? '').trim().split(/\s+/).filter(Boolean);
	return ids
		.map((id) => id.replace('!', ''))
		.filter((id) => !isKnown(id))
		.map((id) => finding('unknown-mark', 'risk', describe(tag, base), { where: id }));
}

function rewrittenOwn({ snapshot: { tags, base }, own }: Matter): readonly Finding[] {
	const tag = tags[own];
	const optimiser = tag && rewriter(tag);
	return tag && optimiser !== undefined
		? [finding('rewritten', 'risk', describe(tag, base), { where: optimiser || 'an unknown type', of: 'own' })]
		: [];
}
