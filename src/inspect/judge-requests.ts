import { isOnHosts } from '../config/host-match.ts';
import { resolveUrl, shown, urlsOf } from './addresses.ts';
import { describe } from './describe.ts';
import type { Finding } from './inspection.ts';
import type { KnownService } from './known.ts';
import { finding, type Judge, type Matter } from './matter.ts';
import { isLive } from './script-type.ts';
import type { PageRequest, PageTag } from './snapshot.ts';

/** Most browsers keep this many entries and then no more. https://www.w3.org/TR/resource-timing/#dfn-resource-timing-buffer-size-limit */
export const USUAL_LIMIT = 250;

/** What went to other hosts before that was granted, and tags of known services that nobody marked. */
export const judgeRequests: Judge = (matter) => {
	const { snapshot } = matter;
	return [
		...(snapshot.isWhole ? asked(matter) : [finding('request-before-consent', 'note', 'this page', { of: 'changed' })]),
		...(snapshot.requests.length === USUAL_LIMIT
			? [finding('request-before-consent', 'note', 'this page', { of: 'full' })]
			: []),
		...snapshot.tags.flatMap((tag) => unmarked(matter, tag)),
	];
};

function asked(matter: Matter): readonly Finding[] {
	const { snapshot, known, consent } = matter;
	const isOurs = ours(matter);
	const found = new Map<string, Finding>();
	for (const request of snapshot.requests) {
		const url = resolveUrl(request.url, snapshot.base);
		if (!url || isOurs(url) || known.isFree(url)) continue;
		const service = known.serviceOf(url);
		if (consent.had(request.start, known.switchesOf(url))) continue;
		const [what, where] = [shown(url), initiatorOf(matter, request, service)];
		found.set(
			`${what} ${where}`,
			finding('request-before-consent', service ? 'leak' : 'risk', what, { where, service }),
		);
	}
	return [...found.values()];
}

/** Our own files, which may come from another host, and the receiver. */
function ours({ snapshot: { tags, base }, config, own }: Matter): (url: URL) => boolean {
	const tag = tags[own];
	const folder = tag && urlsOf(tag, base)[0] && new URL('.', urlsOf(tag, base)[0]).href;
	const endpoint = config.receipts.endpoint && resolveUrl(config.receipts.endpoint, base)?.href;
	const isPart = (path: string) => /^(yinyom[\w.-]*|(locales|services)\/[\w-]+)\.js$/.test(path);
	return ({ href }) =>
		href === endpoint ||
		(!!folder && href.startsWith(folder) && isPart(href.slice(folder.length).replace(/[?#].*/, '')));
}

/** Who asked: an element that names the address, else the nearest that the browser and the page let us say. */
function initiatorOf({ snapshot: { tags, base } }: Matter, { url, initiator }: PageRequest, service?: KnownService) {
	const names = (tag: PageTag): boolean => urlsOf(tag, base).some(({ href }) => href === url) || tag.inside.some(names);
	const element = tags.find(names);
	if (element) return `${element.name === 'template' ? 'inside ' : ''}${describe(element, base)}`;
	if (initiator === 'css') return 'a style sheet';
	if (/^(script|link|img|iframe|frame|embed|object|video|audio|track|image)$/.test(initiator))
		return `${initiator}: an element that is gone (a script put it there), or the preload scanner`;
	const suspect = service && tags.find((tag) => tag.name === 'script' && isOf(tag, service, base));
	return `${initiator || 'unknown'}: a script${suspect ? `, likely ${describe(suspect, base)}` : ''}`;
}

const isOf = (tag: PageTag, { hosts }: KnownService, base: string): boolean =>
	urlsOf(tag, base).some((url) => isOnHosts(url, hosts));

function unmarked({ snapshot: { base }, known, consent }: Matter, tag: PageTag): readonly Finding[] {
	const { attributes, name } = tag;
	if (attributes['data-consent'] !== undefined || tag.container !== undefined) return [];
	if (name === 'script' && !isLive(tag)) return [];
	// Hints are judged apart.
	if (name === 'link' && !/\bstylesheet\b/i.test(attributes['rel'] ?? '')) return [];
	const url = urlsOf(tag, base).find((each) => !known.isFree(each) && known.serviceOf(each));
	const service = url && known.serviceOf(url);
	if (!service || consent.covers(url, known.switchesOf(url))) return [];
	return [finding('ran-unmarked', 'leak', describe(tag, base), { service })];
}
