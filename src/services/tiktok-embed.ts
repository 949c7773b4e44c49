import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'TikTok',
	vendor: 'TikTok',
	privacyUrl: 'https://www.tiktok.com/legal/privacy-policy',
	embed: 'video',
	hosts: ['www.tiktok.com', '*.tiktokcdn.com', '*.tiktokcdn-us.com', '*.ttwstatic.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'SG',
	does: ['media'],
	purposes: 'Shows videos of TikTok.',
	thirdPartyCookies: [
		{ name: 'ttwid', host: 'tiktok.com' },
		{ name: 'tt_chain_token', host: 'tiktok.com' },
		{ name: 'msToken', host: 'tiktok.com' },
	],
	unsure: 'Which cookies the frame sets.',
	source: 'https://developers.tiktok.com/doc/embed-videos',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
