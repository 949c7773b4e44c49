import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'LINE Tag',
	vendor: 'LY Corporation',
	privacyUrl: 'https://www.lycorp.co.jp/en/company/privacypolicy/',
	hosts: ['d.line-scdn.net', 'd.line-cdn.net', 'tr.line.me'],
	cookies: [
		{ name: '__lt__cid*', lifetime: '2 y' },
		{ name: '__lt__sid*', lifetime: '30 min' },
	],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'JP',
	does: ['ads'],
	purposes: 'Measures which LINE advertisements worked and shows them again.',
	thirdPartyCookies: [{ name: '_ldbrbid', host: 'line.me' }],
	unsure:
		'LY Corporation lists no cookies; names are from captures of many sites, lifetimes and the cookie of line.me from one.',
	source: 'https://www.lycbiz.com/jp/manual/line-ads/',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
