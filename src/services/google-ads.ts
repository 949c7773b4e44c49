import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Google Ads',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	// Its pixel also calls www.google.com and Google's sites by country, which serve much else: they are not listed.
	hosts: ['*.googletagmanager.com', '*.googleadservices.com', '*.doubleclick.net'],
	cookies: [
		{ name: '_gcl_*', lifetime: '90 d' },
		{ name: '_gac_*', lifetime: '90 d' },
		{ name: 'FPGCL*', lifetime: '90 d' },
	],
	storage: ['_gcl_*'],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Measures which advertisements led to a purchase and shows them again.',
	thirdPartyCookies: [
		{ name: 'IDE', host: 'doubleclick.net' },
		{ name: 'test_cookie', host: 'doubleclick.net' },
		{ name: 'NID', host: 'google.com' },
	],
	unsure:
		'Lifetimes of the cookies of doubleclick.net: sources disagree. The key in localStorage (_gcl_ls) is from captures. Told of a denial its tag also calls pagead2.googlesyndication.com, which is AdSense here.',
	source: 'https://business.safety.google/adscookies/',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
