import { isOwn, resolveUrl, shown, urlsOf } from './addresses.ts';
import { describe } from './describe.ts';
import type { Finding } from './inspection.ts';
import { finding, type Judge, type Matter } from './matter.ts';
import { isCode } from './script-type.ts';
import type { PageTag } from './snapshot.ts';

/** What stands above our tag, and whether our tag stands where `catch` and `enforce` need it. */
export const judgeOrder: Judge = (matter) => {
	const { snapshot, own } = matter;
	const above = snapshot.tags.slice(0, Math.max(own, 0));
	return [...above.flatMap((tag) => before(matter, tag)), ...placed(matter, above), ...unseen(matter)];
};

/** Addresses that are names: nothing is asked there. */
const NAMESPACES = /^(www\.w3\.org|schema\.org)$/;

const isScript = (tag: PageTag): boolean =>
	tag.name === 'script' && tag.attributes['data-consent'] === undefined && isCode(tag);

function before({ snapshot: { base }, known, consent }: Matter, tag: PageTag): readonly Finding[] {
	if (!isScript(tag)) return [];
	const isForeign = (url: URL) => !isOwn(url, base) && !known.isFree(url) && !NAMESPACES.test(url.host);
	if (tag.attributes['src'] !== undefined) {
		const url = urlsOf(tag, base).find(isForeign);
		const service = url && known.serviceOf(url);
		if (!url || consent.covers(url, known.switchesOf(url))) return [];
		return [finding('before-us', 'risk', shown(url), { where: describe(tag, base), service })];
	}
	const [url] = namedIn(tag.text, base).filter(isForeign);
	if (!url) return [];
	return [
		finding('before-us', 'note', shown(url), {
			where: describe(tag, base),
			service: known.serviceOf(url),
			of: 'inline',
		}),
	];
}

/** Addresses that a text spells out; what it puts together from pieces stays hidden. */
const namedIn = (text: string, base: string): readonly URL[] =>
	Array.from(text.matchAll(/["'`]((?:https?:)?\/\/[\w-]+(?:\.[\w-]+)+[^"'`\s]*)["'`]/g), ([, url = '']) =>
		resolveUrl(url, base),
	).filter((url) => url !== undefined);

/** Catching and enforcing reach only what comes later than they do. */
function placed({ snapshot: { tags, base }, config, own }: Matter, above: readonly PageTag[]): readonly Finding[] {
	const wanted = (['catch', 'enforce'] as const).filter((option) => config[option]);
	const tag = tags[own];
	if (!wanted.length) return [];
	if (!tag) return wanted.map((option) => finding('placement', 'risk', option, { of: 'missing' }));
	const { attributes } = tag;
	const late = ['async', 'defer'].find((name) => attributes[name] !== undefined);
	const of = attributes['type'] === 'module' ? 'type="module"' : late;
	const first = above.find((each) => isScript(each) || urlsOf(each, base).length > 0);
	return wanted.flatMap((option) => [
		...(of ? [finding('placement', 'risk', option, { where: describe(tag, base), of })] : []),
		...(first ? [finding('placement', 'risk', option, { where: `below ${describe(first, base)}`, of: 'late' })] : []),
	]);
}

/** What the gate reads of a tag: its policy and its first grants hang on it. */
const READ = ['data-endpoint', 'data-revision', 'data-policy-version', 'data-country'];

/** A gate that stands above our tag runs before that is parsed, and knows nothing of its attributes. */
function unseen({ snapshot: { tags, base }, config }: Matter): readonly Finding[] {
	if (!config.catch && !config.enforce) return [];
	const isOurs = (tag: PageTag) => tag.name === 'script' && /\byinyom(\.full)?\.js\b/.test(tag.attributes['src'] ?? '');
	const isGate = (tag: PageTag) =>
		tag.name === 'script' &&
		(/\byinyom-gate\.js\b/.test(tag.attributes['src'] ?? '') || tag.text.includes('yinyomGate'));
	const at = tags.findIndex(isOurs);
	const [ours, gate] = [tags[at], tags.slice(0, Math.max(at, 0)).find(isGate)];
	if (!ours || !gate) return [];
	const said = READ.filter((name) => ours.attributes[name] !== undefined);
	return said
		.filter((name) => ours.attributes[name] !== gate.attributes[name])
		.map((name) => finding('placement', 'risk', name, { where: describe(ours, base), of: 'unseen' }));
}
