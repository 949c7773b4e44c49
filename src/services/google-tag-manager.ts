import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Google Tag Manager',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	hosts: ['www.googletagmanager.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['tags'],
	purposes: 'Loads the other tags of the site; it is as sensitive as the strictest of them.',
	source: 'https://developers.google.com/tag-platform/security/guides/csp',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
