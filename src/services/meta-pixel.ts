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
	storage: ['lastExternalReferrer*'],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Measures which Facebook and Instagram advertisements worked and shows them again.',
	thirdPartyCookies: [
		{ name: 'fr', host: 'facebook.com' },
		{ name: 'datr', host: 'facebook.com' },
		{ name: 'sb', host: 'facebook.com' },
	],
	unsure: 'Keys in localStorage are from captures.',
	source: 'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
