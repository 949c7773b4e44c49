import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Google Maps',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	embed: 'map',
	// Its frame comes from www.google.com, as does reCAPTCHA: nothing shorter than a path tells them apart.
	hosts: [
		'maps.google.com',
		'maps.google.co.th',
		'maps.googleapis.com',
		'mapsresources-pa.googleapis.com',
		'maps.gstatic.com',
		'www.google.com',
	],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'functional',
	country: 'US',
	does: ['media'],
	purposes: 'Shows maps of Google.',
	thirdPartyCookies: [{ name: 'NID', host: 'google.com' }],
	unsure:
		'Keys in localStorage. The vendor allows all of *.googleapis.com, which also serves fonts and libraries; the hosts here are those that are seen in use.',
	source: 'https://developers.google.com/maps/documentation/javascript/content-security-policy',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
