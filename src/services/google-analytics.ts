import type { Service } from './service.ts';

export const service = {
	id: 'google-analytics',
	name: 'Google Analytics 4',
	vendor: 'Google',
	category: 'analytics',
	privacyUrl: 'https://policies.google.com/privacy',
	hosts: ['www.googletagmanager.com', '*.google-analytics.com', 'analytics.google.com'],
	cookies: [
		{ name: '_ga', lifetime: '2 y' },
		{ name: '_ga_*', lifetime: '2 y' },
		{ name: '_gid', lifetime: '24 h' },
		{ name: '_gat*', lifetime: '1 min' },
	],
	source: 'https://support.google.com/analytics/answer/11397207',
	checkedOn: '2026-11-22',
} as const satisfies Service;
