import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Google reCAPTCHA',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	// Its script comes from www.google.com, as does the frame of Google Maps: nothing shorter than a path tells them apart.
	hosts: ['www.google.com', 'www.gstatic.com', 'www.recaptcha.net', 'recaptcha.google.com'],
	cookies: [],
	storage: ['_grecaptcha', 'rc::*'],
} as const satisfies Service;

export const facts = {
	category: 'necessary',
	country: 'US',
	does: ['security'],
	purposes: 'Tells people from bots, to protect forms.',
	thirdPartyCookies: [
		{ name: '_GRECAPTCHA', host: 'www.google.com' },
		{ name: 'NID', host: 'google.com' },
	],
	unsure: 'Keys in localStorage are from captures. Whether it is necessary depends on the form that it protects.',
	source: 'https://developers.google.com/recaptcha/docs/faq',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
