import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'tawk.to',
	vendor: 'tawk.to',
	privacyUrl: 'https://www.tawk.to/privacy-policy/',
	embed: 'chat',
	hosts: ['*.tawk.to'],
	cookies: [
		{ name: 'twk_*', lifetime: '6 mo' },
		{ name: '__tawkuuid', lifetime: '6 mo' },
		{ name: 'TawkConnectionTime', lifetime: 'session' },
		{ name: 'tawk_*', lifetime: '6 mo' },
	],
	storage: ['twk_*', 'tawk_*'],
} as const satisfies Service;

export const facts = {
	category: 'functional',
	country: 'US',
	does: ['chat'],
	purposes: 'Offers a chat with the support team.',
	thirdPartyCookies: [{ name: 'tawkUUID', host: 'va.tawk.to' }],
	unsure: 'Names and lifetimes: sources disagree.',
	source: 'https://www.tawk.to/data-protection/',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
