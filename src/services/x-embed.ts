import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'X',
	vendor: 'X',
	privacyUrl: 'https://x.com/en/privacy',
	embed: 'post',
	hosts: ['platform.twitter.com', 'platform.x.com', 'syndication.twitter.com', '*.twimg.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['media'],
	purposes: 'Shows posts and buttons of X.',
	thirdPartyCookies: [
		{ name: 'guest_id', host: 'twitter.com' },
		{ name: 'guest_id_ads', host: 'twitter.com' },
		{ name: 'guest_id_marketing', host: 'twitter.com' },
		{ name: 'personalization_id', host: 'twitter.com' },
	],
	unsure: 'Which cookies the frame sets since the change of domain.',
	source: 'https://developer.x.com/en/docs/x-for-websites',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
