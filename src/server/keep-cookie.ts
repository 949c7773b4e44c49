import { decode } from '../consent/codec.ts';
import { CLOCK_SKEW } from '../consent/decide.ts';
import { judgeVisit, type Visit } from './judge-visit.ts';
import { cookieText, cookieValues, type RequestHeaders } from './request-headers.ts';

/** RFC 6265bis: a browser keeps a cookie 400 days at most. */
const LONGEST = 400 * 864e5;

export interface KeepOptions extends Pick<Visit, 'country' | 'now'> {
	/** Whether the cookie goes out over https only. Default true; false for a site without, where a browser would refuse it. */
	readonly secure?: boolean | undefined;
}

/**
 * The value of a `Set-Cookie` header that has the browser keep the decision it has sent, to the end of the time it counts.
 *
 * Safari deletes what a script has written after seven days, and keeps what a server set. Nothing is decided here: the value is the
 * browser's own, to the letter, so nobody's grant can come of it, and its validity does not grow. Under an opt-out law a
 * "no" is kept as long as a browser can, because it does not end. Never HttpOnly: the widget reads it.
 *
 * An answer with this header must not be cached for others.
 *
 * @returns `undefined` where there is nothing to keep: no cookie, one that is broken, out of date or dated in the future, or several that
 *   disagree
 */
export function cookieToKeep(
	headers: RequestHeaders,
	config: unknown,
	{ country, now = Date.now(), secure = true }: KeepOptions = {},
): string | undefined {
	const [value = '', ...others] = new Set(cookieValues(cookieText(headers)));
	const record = decode(value);
	// Of several one is somebody else's, and this would make it ours.
	if (!record || others.length || !/^[\w.~-]+$/.test(value) || record.time > now + CLOCK_SKEW) return undefined;
	const isOptOut = judgeVisit(headers, config, { country, now }).regime?.model === 'opt-out';
	const left = isOptOut && record.denied.length ? LONGEST : Math.min(record.validUntil - now, LONGEST);
	const seconds = Math.floor(left / 1000);
	if (seconds <= 0) return undefined;
	return `yinyom=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/**
 * The same as a web-standard handler, for a page that is cached or made of files: the page posts to it after a decision.
 *
 * It answers 204, with the cookie or without; 405 to anything but `POST`; 403 to another site's page, which could do no harm but
 * has no business here.
 *
 * @param options `country` of each request, where pages have one
 */
export const keepCookie =
	(
		config: unknown,
		{
			country,
			...options
		}: Omit<KeepOptions, 'country'> & { readonly country?: (request: Request) => string | undefined } = {},
	) =>
	(request: Request): Response => {
		if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
		if (!isOwnPage(request)) return new Response(null, { status: 403 });
		const cookie = cookieToKeep(request.headers, config, { ...options, country: country?.(request) });
		return new Response(null, {
			status: 204,
			headers: { 'cache-control': 'no-store', ...(cookie && { 'set-cookie': cookie }) },
		});
	};

/** https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header; browsers before it send an `Origin` with each POST. */
function isOwnPage({ headers, url }: Request): boolean {
	const site = headers.get('sec-fetch-site');
	const origin = headers.get('origin') ?? '';
	if (site) return site === 'same-origin';
	return URL.canParse(origin) && new URL(origin).host === (headers.get('host') ?? new URL(url).host);
}
