import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Meta Pixel',
	vendor: 'Meta',
	privacyUrl: 'https://www.facebook.com/privacy/policy',
	hosts: ['connect.facebook.net', 'www.facebook.com'],
	cookies: [
		{ name: '_fbp', lifetime: '90 d' },
		{ name: '_fbc', lifetime: '90 d' },
	],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	source: 'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
