/** A small site of its own for scenarios that need odd markup: our files, a counted third party, and the page. */
import { readFileSync } from 'node:fs';
import type { Answer } from './harness/content.ts';
import type { Hit } from './harness/hit.ts';
import { type Site, serve } from './harness/server.ts';
import { test as base } from './shop.ts';

export { expect, en, inOneEngine, th } from './shop.ts';

/** A file of `dist`. */
export const file = (path: string): Answer => ({
	body: readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8'),
	headers: { 'content-type': 'text/javascript; charset=utf-8' },
});

export interface PageOptions {
	/** The whole document; `THIRD` stands for the third party's origin, `HOST_OF_THIRD` for its host and port. */
	readonly html: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** More answers of the site itself, by path. */
	readonly paths?: Readonly<Record<string, (hit: Hit, thirdPartyUrl: string) => Answer | Promise<Answer>>>;
	/** What the third party answers instead of `thirdPartyContent`. */
	readonly thirdParty?: (hit: Hit, siteUrl: string) => Answer;
}

export interface Page {
	readonly url: string;
	readonly site: Site;
	readonly thirdParty: Site;
	/** Lets the third party answer what was asked of it under `/waits…`; until then those scripts are on their way. */
	readonly arrive: () => void;
}

/** Every script of the third party notes its path in `window.ran`; `/hang.js` never answers, `/missing.js` is a 404. */
const thirdPartyContent = (hit: { readonly path: string }): Answer => {
	if (hit.path === '/hang.js') return { fault: 'hang' };
	if (hit.path === '/missing.js') return { status: 404 };
	const isScript = hit.path.endsWith('.js') || hit.path.endsWith('.mjs');
	return {
		delay: hit.path.startsWith('/slow') ? 400 : 0,
		body: isScript ? `(window.ran ||= []).push(${JSON.stringify(hit.path)});` : '<title>third party</title>',
		headers: {
			'content-type': isScript ? 'text/javascript' : hit.path.endsWith('.css') ? 'text/css' : 'text/html',
			'access-control-allow-origin': '*',
		},
	};
};

export const test = base.extend<{ readonly open: (options: PageOptions) => Promise<Page> }>({
	open: async ({ visitor }, use) => {
		const sites: Site[] = [];
		await use(async ({ html, headers = {}, paths = {}, thirdParty: content = thirdPartyContent }) => {
			let siteUrl = '';
			let arrive = () => {};
			const arrival = new Promise<void>((resolve) => {
				arrive = resolve;
			});
			const thirdParty = await serve(async (hit) => {
				if (hit.path.startsWith('/waits')) await arrival;
				return content(hit, siteUrl);
			});
			const body = html.replaceAll('HOST_OF_THIRD', new URL(thirdParty.url).host).replaceAll('THIRD', thirdParty.url);
			const site = await serve((hit): Answer | Promise<Answer> => {
				const own = paths[hit.path];
				if (own) return own(hit, thirdParty.url);
				if (hit.path === '/consent') return acknowledge(hit.body);
				if (hit.path === '/') return { body, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } };
				return file(hit.path.slice(1));
			});
			sites.push(thirdParty, site);
			siteUrl = site.url;
			await visitor.goto(site.url);
			return { url: site.url, site, thirdParty, arrive };
		});
		await Promise.all(sites.map((site) => site.close()));
	},
});

/** What the wire asks of a receiver, in one line. */
export const acknowledge = (body: string): Answer => ({
	body: JSON.stringify({ ok: true, acks: [JSON.parse(body).receiptId], rejects: [], need: [] }),
	headers: { 'content-type': 'application/json' },
});

/**
 * The receipts that reached a site, in the order in which each came first. Posts are more than receipts: who leaves
 * before the answer is written down posts the same one again from the next page, and two tabs may both post it
 * (`src/README.md`, 110); a post cut short is none. One id with two bodies counts as two, so that a test of the number
 * finds it.
 */
export const receiptsOf = (site: Site) =>
	[...new Set(site.hits('/consent').map(({ body }) => body))]
		.filter((body) => body.endsWith('}'))
		.map((body) => JSON.parse(body));

export const config = (more: object = {}): string =>
	`<script type="application/json" data-yinyom-config>${JSON.stringify({
		controller: { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' },
		policy: { url: '/privacy', version: '2024-03-07' },
		categories: { analytics: { services: ['google-analytics'] }, marketing: { services: ['meta-pixel'] } },
		receipts: { endpoint: '/consent' },
		...more,
	})}</script>`;

export const tag = '<script async src="/yinyom.js"></script>';

/** A page as the owner writes it. */
export const page = (head: string, body = ''): string =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${head}</head><body><main><h1>Page</h1>${body}</main></body></html>`;

/** What the page's scripts noted, in the order they ran. */
export const ran = () => (window as { ran?: string[] }).ran ?? [];
