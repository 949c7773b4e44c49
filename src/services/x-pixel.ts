import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'X Pixel',
	vendor: 'X',
	privacyUrl: 'https://x.com/en/privacy',
	hosts: ['*.ads-twitter.com', 'analytics.twitter.com', 'ads-api.twitter.com', 't.co'],
	cookies: [
		{ name: '_twpid', lifetime: '13 mo' },
		{ name: '_twclid', lifetime: '30 d' },
	],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Measures which advertisements on X worked and shows them again.',
	thirdPartyCookies: [
		{ name: 'muc_ads', host: 't.co' },
		{ name: 'guest_id', host: 'twitter.com' },
		{ name: 'guest_id_ads', host: 'twitter.com' },
		{ name: 'guest_id_marketing', host: 'twitter.com' },
		{ name: 'personalization_id', host: 'twitter.com' },
	],
	unsure: 'Lifetimes of the first-party cookies.',
	source: 'https://business.x.com/en/help/campaign-measurement-and-analytics/conversion-tracking-for-websites',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
