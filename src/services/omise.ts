import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Omise',
	vendor: 'Omise',
	privacyUrl: 'https://www.omise.co/privacy',
	hosts: ['*.omise.co'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'necessary',
	country: 'TH',
	does: ['payment'],
	purposes: 'Takes payments at the checkout.',
	unsure: 'The vendor lists no cookies.',
	source: 'https://docs.omise.co/omise-js',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
