import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Countly',
	vendor: 'Countly',
	privacyUrl: 'https://countly.com/privacy-policy',
	hosts: ['*.count.ly'],
	// Only where there is no localStorage.
	cookies: [{ name: '*cly_*', lifetime: '30 d' }],
	storage: ['*/cly_*', 'cly_*'],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'GB',
	does: ['statistics'],
	purposes: 'Measures what visitors do on the site.',
	unsure: "A Countly on a host of the owner's own cannot be recognised by host, and its country is the owner's.",
	source: 'https://github.com/Countly/countly-sdk-web',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
