import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Snap Pixel',
	vendor: 'Snap',
	privacyUrl: 'https://values.snap.com/privacy/privacy-policy',
	hosts: ['sc-static.net', '*.snapchat.com'],
	cookies: [
		{ name: '_scid*', lifetime: '13 mo' },
		{ name: '_sctr', lifetime: '13 mo' },
		{ name: '_ScCbts', lifetime: '13 mo' },
		{ name: '_schn*', lifetime: '1 d' },
	],
	storage: ['u_sclid*', 'u_scsid*'],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Measures which Snapchat advertisements worked and shows them again.',
	thirdPartyCookies: [{ name: 'sc_at', host: 'snapchat.com' }],
	unsure:
		"The vendor's page lists the cookies of its own sites; those of the pixel are from captures. Hosts: tr, tr6 and tr-shadow are seen in use.",
	source: 'https://snap.com/privacy/cookie-information',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
