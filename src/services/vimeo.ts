import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Vimeo',
	vendor: 'Vimeo',
	privacyUrl: 'https://vimeo.com/privacy',
	embed: 'video',
	hosts: ['player.vimeo.com', 'vimeo.com', '*.vimeocdn.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['media'],
	purposes: 'Shows videos of Vimeo.',
	thirdPartyCookies: [
		{ name: 'vuid', host: 'vimeo.com' },
		{ name: 'player', host: 'vimeo.com' },
		{ name: '__cf_bm', host: 'vimeo.com' },
		{ name: '_cfuvid', host: 'vimeo.com' },
	],
	unsure: 'With dnt=1 in the address of the player the first two are not set, says the vendor.',
	source: 'https://help.vimeo.com/hc/en-us/articles/26080940921361',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
