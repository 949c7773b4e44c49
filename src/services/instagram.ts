import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Instagram',
	vendor: 'Meta',
	privacyUrl: 'https://www.facebook.com/privacy/policy',
	embed: 'post',
	hosts: ['*.instagram.com', 'instagram.com', '*.cdninstagram.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['media'],
	purposes: 'Shows posts and reels of Instagram.',
	thirdPartyCookies: [
		{ name: 'csrftoken', host: 'instagram.com' },
		{ name: 'mid', host: 'instagram.com' },
		{ name: 'ig_did', host: 'instagram.com' },
		{ name: 'datr', host: 'instagram.com' },
	],
	unsure: 'Which cookies the frame sets for visitors without an account.',
	source: 'https://developers.facebook.com/docs/instagram-platform/oembed',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
