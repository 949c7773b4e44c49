import type { Service } from './service.ts';

export const service = {
	id: 'youtube',
	name: 'YouTube',
	vendor: 'Google',
	category: 'marketing',
	privacyUrl: 'https://policies.google.com/privacy',
	hosts: ['www.youtube.com', 'www.youtube-nocookie.com', 'i.ytimg.com'],
	cookies: [],
	source: 'https://support.google.com/youtube/answer/171780',
	checkedOn: '2026-11-22',
} as const satisfies Service;
