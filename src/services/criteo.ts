import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Criteo',
	vendor: 'Criteo',
	privacyUrl: 'https://www.criteo.com/privacy/',
	hosts: ['*.criteo.com', '*.criteo.net'],
	cookies: [{ name: 'cto_*', lifetime: '13 mo' }],
	storage: ['cto_*', 'criteo_*'],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'FR',
	does: ['ads'],
	purposes: 'Shows visitors the products they looked at on other sites.',
	thirdPartyCookies: [{ name: 'uid', host: 'criteo.com' }],
	unsure: 'The vendor publishes no list of first-party cookies.',
	source: 'https://www.criteo.com/privacy/',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
