import type { Verdict } from '../chain/verify-store.ts';
import { sha256 } from '../sha256.ts';
import { internalsOf } from '../sql/internals.ts';
import type { ReceiptStore } from '../store.ts';
import { bearsToken, tokenMistake } from '../token.ts';
import { type Html, html } from './html.ts';
import { noticeView } from './notice-view.ts';
import { overview, spans } from './overview.ts';
import { consentView, receiptView } from './receipt-views.ts';
import { style } from './style.ts';
import { createTally } from './tally.ts';
import { createVerdict, verdictView } from './verdict.ts';

export interface OwnerPageOptions {
	/** One made by `sqliteStore` or `postgresStore`. */
	readonly store: ReceiptStore;
	/** At least 32 bytes that nobody can guess: `openssl rand -hex 32`. */
	readonly token: string;
	/** Verifies the store; asked at the first look and each hour after. Default: the page says that nobody did. */
	readonly verify?: () => Promise<Verdict>;
	/** Milliseconds since 1970. Default `Date.now`. */
	readonly now?: () => number;
}

interface Page {
	readonly status: number;
	readonly title: string;
	readonly content: Html;
}

/** Milliseconds that a first count is waited for; then what is counted so far is shown. */
const PATIENCE = 3_000;
const MOST = 100;

const headers = {
	'cache-control': 'no-store',
	// No script, no address but our own, in nobody's frame: a text that became markup after all could do nothing.
	'content-security-policy':
		"default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-forms allow-same-origin",
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

/**
 * What the owner sees of the receipts, as a web-standard handler: counters, one receipt, one browser's, the text of a notice. It
 * reads and never writes. Give it a listener of its own, which visitors cannot reach.
 *
 * The token comes as `Authorization: Bearer`, or as the password that a browser asks for; there is no cookie, so no other site can
 * use what a browser remembers to change anything, and nothing can be changed.
 *
 * @throws when the token could be guessed, or the store is not one of ours
 */
export function createOwnerPage({
	store,
	token,
	verify,
	now = Date.now,
}: OwnerPageOptions): (request: Request) => Promise<Response> {
	const mistake = tokenMistake(token);
	if (mistake) throw new RangeError(`yinyom: the token of the owner's page is ${mistake}`);
	const tally = createTally(internalsOf(store));
	const look = createVerdict(verify, now);

	const first = async (query: URLSearchParams): Promise<Page> => {
		const days = spans.find((span) => String(span) === query.get('days')) ?? 30;
		const content = overview(await tally(PATIENCE), {
			selection: { days, site: query.get('site') ?? '' },
			verdict: verdictView(look()),
			today: new Date(now()).toISOString().slice(0, 10),
		});
		return { status: 200, title: 'Consent', content };
	};
	const ofReceipt = async (receiptId: string): Promise<Page | undefined> => {
		const [entry] = await store.list({ receiptId, limit: 1 });
		return entry && { status: 200, title: 'Receipt', content: receiptView(entry) };
	};
	const ofBrowser = async (consentId: string): Promise<Page | undefined> => {
		const entries = await store.list({ consentId, limit: MOST });
		return entries.length
			? { status: 200, title: 'Browser', content: consentView(consentId, entries, MOST) }
			: undefined;
	};
	const ofNotice = async (digest: string): Promise<Page | undefined> => {
		const body = await store.notice(digest);
		if (body === undefined) return undefined;
		return {
			status: 200,
			title: 'Notice',
			content: noticeView(digest, { body, isGenuine: (await sha256(body)) === digest }),
		};
	};
	const pageAt = async ({ pathname, searchParams }: URL): Promise<Page> => {
		if (pathname === '/') return first(searchParams);
		const [, kind, id = ''] = /^\/(receipt|consent|notice)\/([\w-]{1,64})$/.exec(pathname) ?? [];
		if (kind === 'receipt') return (await ofReceipt(id)) ?? missing('No receipt has this id.');
		if (kind === 'consent') return (await ofBrowser(id)) ?? missing('No receipt is of this browser.');
		if (kind === 'notice')
			return (
				(await ofNotice(id)) ??
				missing('Nobody has sent the text of this notice: receipts name it, and it can still come.')
			);
		if (pathname === '/search') {
			const wanted = (searchParams.get('id') ?? '').trim();
			// A database may refuse to look for what can be no id.
			const found = /^[\w-]{1,64}$/.test(wanted)
				? ((await ofReceipt(wanted.toLowerCase())) ??
					(await ofBrowser(wanted.toLowerCase())) ??
					(await ofNotice(wanted)))
				: undefined;
			return found ?? missing('No receipt, browser or notice has this id.');
		}
		return missing('There is no such page.');
	};

	return async (request) => {
		if (!(await bearsToken(request.headers, token)))
			return refuse(401, 'The token of this page is asked for, as a password or as Authorization: Bearer.', {
				'www-authenticate': 'Basic realm="Yinyom", charset="UTF-8"',
			});
		if (request.method !== 'GET' && request.method !== 'HEAD')
			return refuse(405, 'This page is for reading.', { allow: 'GET, HEAD' });
		const url = new URL(request.url);
		if (url.pathname === '/style.css')
			return new Response(style, { headers: { ...headers, 'content-type': 'text/css; charset=utf-8' } });
		try {
			return respond(await pageAt(url));
		} catch {
			// The words of a database are for the log of whoever runs it.
			return respond({
				status: 503,
				title: 'Not now',
				content: html`<h1>The store does not answer</h1><p>Load this page again in a moment.</p>`,
			});
		}
	};
}

const missing = (why: string): Page => ({
	status: 404,
	title: 'Not found',
	content: html`<h1>Not found</h1><p>${why}</p>`,
});

const refuse = (status: number, why: string, more: Readonly<Record<string, string>>): Response =>
	new Response(`${why}\n`, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more } });

const respond = ({ status, title, content }: Page): Response =>
	new Response(
		html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Yinyom</title><link rel="stylesheet" href="/style.css"></head>
<body>
<header><a href="/">Yinyom receipts</a>
<form action="/search"><label>Id of a receipt, a browser or a notice<input name="id" required autocomplete="off" spellcheck="false"></label><button>Find</button></form></header>
<main>
${content}
</main>
</body>
</html>
`.text,
		{ status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } },
	);
