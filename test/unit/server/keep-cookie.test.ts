import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decode, encode } from '../../../src/consent/codec.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { cookieToKeep, keepCookie } from '../../../src/server/keep-cookie.ts';
import { anyRecord, day, noon, record } from '../consent/any-record.ts';

const config = { policy: { version: record.policyVersion }, revision: record.revision };
const cookie = (more: Partial<ConsentRecord> = {}) => `yinyom=${encode({ ...record, ...more })}`;
const kept = (header: string, more: object = {}) => cookieToKeep({ cookie: header }, config, { now: noon, ...more });

it('has the browser keep its own value to the end of the time it counts, and no longer', () => {
	expect(kept(`a=1; ${cookie()}`)).toBe(`${cookie()}; Path=/; Max-Age=${364 * 86_400}; SameSite=Lax; Secure`);
	expect(kept(cookie(), { secure: false })).toBe(`${cookie()}; Path=/; Max-Age=${364 * 86_400}; SameSite=Lax`);
	expect(cookieToKeep(cookie(), config, { now: noon })).toBe(kept(cookie()));
});

it.each([
	['no cookie', ''],
	['a broken one', cookie().slice(0, -1)],
	['one whose time is up', cookie({ validUntil: noon })],
	['one of the future', cookie({ time: noon + 2 * day, validUntil: noon + 9 * day })],
	['two that disagree', `${cookie()}; ${cookie({ granted: ['analytics', 'marketing'] })}`],
	['one beside a broken one', `yinyom=x; ${cookie()}`],
	['something that would begin another attribute', 'yinyom=x; Domain=example'],
])('keeps nothing for %s', (_, header) => {
	expect(kept(header)).toBe(undefined);
});

it('keeps one that came twice the same', () => {
	expect(kept(`${cookie()}; ${cookie()}`)).toBe(kept(cookie()));
});

it('keeps a "no" as long as a browser can where a law lets things run until somebody says it', () => {
	const over = { time: noon - 30 * day, validUntil: noon - day };
	const longest = /; Max-Age=34560000;/;
	expect(kept(cookie(over), { country: 'US-CA' })).toMatch(longest);
	expect(kept(cookie(), { country: 'US-CA' })).toMatch(longest);
	expect(kept(cookie({ ...over, granted: ['analytics', 'marketing'], denied: [] }), { country: 'US-CA' })).toBe(
		undefined,
	);
	expect(kept(cookie(over), { country: 'TH' })).toBe(undefined);
});

it('says never more than what came, whatever came', () => {
	const text = fc.oneof(fc.string(), anyRecord.map(encode));
	fc.assert(
		fc.property(text, text, fc.constantFrom('US', 'TH', undefined), (one, other, country) => {
			const found = kept(`yinyom=${one}; ${other}`, { country });
			if (found === undefined) return;
			const value = /^yinyom=([\w.~-]+); Path=\/; Max-Age=\d+; SameSite=Lax; Secure$/.exec(found)?.[1] ?? '';
			expect([one, other]).toContain(value);
			expect(decode(value)).toBeDefined();
		}),
	);
});

const post = (headers: Record<string, string>, method = 'POST') =>
	keepCookie(config, { now: noon })(new Request('https://shop.example/keep-consent', { method, headers }));

it('answers a page of its own with the cookie, and never for a cache', () => {
	const response = post({ cookie: cookie(), 'sec-fetch-site': 'same-origin' });
	expect(response.status).toBe(204);
	expect(response.headers.getSetCookie()).toEqual([kept(cookie())]);
	expect(response.headers.get('cache-control')).toBe('no-store');
	expect(post({ 'sec-fetch-site': 'same-origin' }).headers.getSetCookie()).toEqual([]);
	// Browsers without Fetch Metadata.
	expect(post({ cookie: cookie(), origin: 'https://shop.example' }).headers.getSetCookie()).toHaveLength(1);
	const proxied = { cookie: cookie(), origin: 'https://www.shop.example', host: 'www.shop.example' };
	expect(post(proxied).headers.getSetCookie()).toHaveLength(1);
});

it.each([
	[{ 'sec-fetch-site': 'cross-site' }, 403],
	[{ 'sec-fetch-site': 'same-site' }, 403],
	[{ 'sec-fetch-site': 'none' }, 403],
	[{ origin: 'https://evil.example' }, 403],
	[{ origin: 'null' }, 403],
	[{}, 403],
])('has nothing for %j', (headers, status) => {
	const response = post({ cookie: cookie(), ...headers });
	expect([response.status, response.headers.getSetCookie()]).toEqual([status, []]);
});

it('takes POST alone, which no link and no picture can send', () => {
	expect(post({ cookie: cookie(), 'sec-fetch-site': 'same-origin' }, 'GET').status).toBe(405);
});

it('asks for the country of each request', () => {
	const keep = keepCookie(config, { country: (request) => request.headers.get('x-country') ?? undefined });
	const old = cookie({ time: noon, validUntil: noon + day });
	const ask = (headers: Record<string, string>) =>
		keep(
			new Request('https://shop.example/', {
				method: 'POST',
				headers: { cookie: old, 'sec-fetch-site': 'same-origin', ...headers },
			}),
		).headers.getSetCookie().length;
	expect([ask({ 'x-country': 'US-TX' }), ask({})]).toEqual([1, 0]);
});
