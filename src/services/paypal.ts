import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'PayPal',
	vendor: 'PayPal',
	privacyUrl: 'https://www.paypal.com/legalhub/privacy-full',
	hosts: ['*.paypal.com', '*.paypalobjects.com'],
	cookies: [],
	storage: ['__paypal_storage__'],
} as const satisfies Service;

export const facts = {
	category: 'necessary',
	country: 'US',
	does: ['payment'],
	purposes: 'Takes payments at the checkout.',
	thirdPartyCookies: [
		{ name: 'ts', host: 'paypal.com' },
		{ name: 'ts_c', host: 'paypal.com' },
		{ name: 'nsid', host: 'paypal.com' },
		{ name: 'enforce_policy', host: 'paypal.com' },
		{ name: 'x-pp-s', host: 'paypal.com' },
		{ name: 'l7_az', host: 'paypal.com' },
	],
	unsure: 'Which cookies the buttons set before a visitor presses them.',
	source: 'https://www.paypal.com/legalhub/cookie-full',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
