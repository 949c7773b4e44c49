import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Dailymotion',
	vendor: 'Dailymotion',
	privacyUrl: 'https://www.dailymotion.com/legal/privacy',
	embed: 'video',
	hosts: ['*.dailymotion.com', '*.dmcdn.net'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'FR',
	does: ['media'],
	purposes: 'Shows videos of Dailymotion.',
	thirdPartyCookies: [
		{ name: 'ts', host: 'dailymotion.com' },
		{ name: 'v1st', host: 'dailymotion.com' },
		{ name: 'dmvk', host: 'dailymotion.com' },
	],
	unsure: 'Names of cookies are from other catalogs.',
	source: 'https://www.dailymotion.com/legal/privacy',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
