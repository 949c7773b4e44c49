import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'YouTube',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	embed: 'video',
	hosts: ['www.youtube.com', 'www.youtube-nocookie.com', 'i.ytimg.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	source: 'https://support.google.com/youtube/answer/171780',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
