import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Facebook',
	vendor: 'Meta',
	privacyUrl: 'https://www.facebook.com/privacy/policy',
	embed: 'post',
	// The pixel names its two hosts exactly and wins where both are used.
	hosts: ['*.facebook.com', '*.facebook.net', '*.fbcdn.net'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['media'],
	purposes: 'Shows posts, videos and buttons of Facebook.',
	thirdPartyCookies: [
		{ name: 'fr', host: 'facebook.com' },
		{ name: 'datr', host: 'facebook.com' },
		{ name: 'sb', host: 'facebook.com' },
	],
	unsure: 'Hosts are from public snippets, not from a list of the vendor.',
	source: 'https://developers.facebook.com/docs/plugins',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
