import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Klaviyo',
	vendor: 'Klaviyo',
	privacyUrl: 'https://www.klaviyo.com/legal/privacy/privacy-notice',
	hosts: ['*.klaviyo.com'],
	cookies: [{ name: '__kla_id', lifetime: '2 y' }],
	storage: ['klaviyo*', '__kla_*'],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Links visits with contacts of the newsletter and shows sign-up forms.',
	unsure: 'Keys in localStorage are from captures.',
	source: 'https://help.klaviyo.com/hc/en-us/articles/360034666712',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
