import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Google Analytics 4',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	hosts: ['www.googletagmanager.com', '*.google-analytics.com', 'analytics.google.com'],
	cookies: [
		{ name: '_ga', lifetime: '2 y' },
		{ name: '_ga_*', lifetime: '2 y' },
		{ name: '_gid', lifetime: '24 h' },
		{ name: '_gat*', lifetime: '1 min' },
	],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	source: 'https://support.google.com/analytics/answer/11397207',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
