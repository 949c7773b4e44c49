/** Opens pages full of vectors and counts, at the third party's own server, what each of them did. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../harness/content.ts';
import type { Hit } from '../harness/hit.ts';
import type { Visitor } from '../harness/visitor.ts';
import { config, en, type Page, page, type PageOptions } from '../page.ts';
import type { Count, Measure } from './table.ts';
import { bodyOf, declaredOf, type Vector } from './vector.ts';

/** The vectors' name is that of what they ask for. */
const nameOf = ({ path }: Hit): string => /[\w-]+/.exec(path)?.[0] ?? '';

/** Whatever runs tells the site itself, which no policy forbids and nothing holds. */
const thirdParty = (hit: Hit, siteUrl: string): Answer => {
	const report = `fetch('${siteUrl}/ran?${nameOf(hit)}', { mode: 'no-cors', keepalive: true }).catch(() => {});`;
	const headers = { 'access-control-allow-origin': '*' };
	if (hit.path.endsWith('.js')) return { body: report, headers: { ...headers, 'content-type': 'text/javascript' } };
	if (hit.path.endsWith('.css')) return { headers: { ...headers, 'content-type': 'text/css' } };
	const again = hit.query.has('again') ? 'setInterval(() => fetch(location.pathname), 200);' : '';
	return {
		body: `<!doctype html><title>third party</title><script>${report}${again}</script>`,
		headers: { ...headers, 'content-type': 'text/html' },
	};
};

const html = { 'content-type': 'text/html; charset=utf-8' };
const moved = ({ path }: Hit, to: string): Answer => ({ status: 302, headers: { location: path.replace('/to', to) } });

/** The second form is what a page asks for again and again. */
const redirected = ['/to/image-redirected', '/to/parser-redirected.js'].flatMap((path) => [
	path,
	...Array.from({ length: 50 }, (_, turn) => path.replace(/redirected/, `$&~${turn}`)),
]);

/** What the site has beside the page; a server that sends a policy sends it with all of it. */
const pathsWith = (headers: Readonly<Record<string, string>>): Required<PageOptions>['paths'] => ({
	'/ran': () => ({ status: 204 }),
	'/round': () => ({ status: 204 }),
	'/other': () => ({ status: 204 }),
	'/own.mp4': () => ({ status: 204 }),
	'/own-frame': (_, url) => ({
		body: page(`<script src="${url}/own-frame.js"></script>`),
		headers: { ...html, ...headers },
	}),
	'/own-worker.js': (_, url) => ({
		body: `importScripts('${url}/own-worker.js')`,
		headers: { 'content-type': 'text/javascript', ...headers },
	}),
	...Object.fromEntries(redirected.map((path) => [path, moved])),
});

/** The third party is a service that the config lists and a category holds. */
export const wishes = (more: object) => ({
	categories: { analytics: {}, marketing: { services: ['vendor'] } },
	services: { vendor: { hosts: ['HOST_OF_THIRD'] } },
	...more,
});

const above = (vectors: readonly Vector[]) => vectors.filter(({ isAbove }) => isAbove);
const below = (vectors: readonly Vector[]) => vectors.filter(({ isAbove }) => !isAbove);

/** A page as a site has it that knows nothing of consent. */
export const plain = (vectors: readonly Vector[], head = ''): PageOptions => ({
	html: page(bodyOf(above(vectors)) + head, bodyOf(below(vectors))),
	thirdParty,
	paths: pathsWith({}),
});

export const withHeader = (options: PageOptions, headers: Readonly<Record<string, string>>): PageOptions => ({
	...options,
	headers,
	paths: pathsWith(headers),
});

/** The same, marked by its owner. */
export const declared = (vectors: readonly Vector[], tag: string, body = declaredOf(below(vectors))): PageOptions => ({
	html: page(declaredOf(above(vectors)) + config(wishes({})) + tag, body),
	thirdParty,
	paths: pathsWith({}),
});

/** What was asked for and what ran since the servers last forgot. */
export function measure({ site, thirdParty: { hits } }: Page): Measure {
	const counts: Record<string, Count> = {};
	const add = (name: string, what: keyof Count) => {
		const { requests = 0, ran = 0 } = counts[name] ?? {};
		counts[name] = { requests, ran, [what]: (counts[name]?.[what] ?? 0) + 1 };
	};
	for (const hit of hits()) add(nameOf(hit), 'requests');
	for (const { query } of site.hits('/ran')) for (const name of query.keys()) add(name, 'ran');
	return counts;
}

export const forget = ({ site, thirdParty: { forgetHits } }: Page): void => {
	site.forgetHits();
	forgetHits();
};

/** Milliseconds without a request after which none is expected any more. */
const SILENCE = 900;

/** Until nothing arrives any more at either server. */
export async function silence({ site, thirdParty: { hits } }: Page): Promise<void> {
	const all = () => hits().length + site.hits().length;
	for (let before = -1; before !== all(); ) {
		before = all();
		await sleep(SILENCE);
	}
}

/** Milliseconds in which everything that was under way has arrived, or somebody sends on. */
const PATIENCE = 30_000;

/** Until nothing arrives any more at the third party's, whatever the page tells its own site. */
export async function quiet({ thirdParty: { hits } }: Page): Promise<void> {
	const end = Date.now() + PATIENCE;
	for (let before = -1; before !== hits().length && Date.now() < end; ) {
		before = hits().length;
		await sleep(2 * SILENCE);
	}
}

/** Before anybody was asked, then after "deny all" and a new visit. */
export async function measureHeld(visitor: Visitor, opened: Page): Promise<readonly Measure[]> {
	await visitor.waitVisible(en.grantAll);
	await silence(opened);
	await visitor.eval(() => window.yinyom?.denyAll().then(() => true));
	await silence(opened);
	const undecided = measure(opened);
	forget(opened);
	await visitor.goto(opened.url);
	await visitor.waitVisible(en.reopen);
	await silence(opened);
	const denied = measure(opened);
	forget(opened);
	return [undecided, denied];
}
