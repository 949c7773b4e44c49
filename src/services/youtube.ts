import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'YouTube',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	embed: 'video',
	hosts: ['*.youtube.com', 'youtube.com', '*.youtube-nocookie.com', 'youtube-nocookie.com', '*.ytimg.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['media'],
	purposes: 'Shows videos of YouTube.',
	thirdPartyCookies: [
		{ name: 'VISITOR_INFO1_LIVE', host: 'youtube.com' },
		{ name: 'VISITOR_PRIVACY_METADATA', host: 'youtube.com' },
		{ name: 'YSC', host: 'youtube.com' },
		{ name: 'PREF', host: 'youtube.com' },
		{ name: '__Secure-ROLLOUT_TOKEN', host: 'youtube.com' },
	],
	unsure:
		'Cookie names are from https://policies.google.com/technologies/cookies; that page does not say which of them an embed sets.',
	source: 'https://support.google.com/youtube/answer/171780',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
