import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Google AdSense',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	hosts: [
		'*.googlesyndication.com',
		'*.adtrafficquality.google',
		'fundingchoicesmessages.google.com',
		'googleads.g.doubleclick.net',
	],
	cookies: [
		{ name: '__gads', lifetime: '13 mo' },
		{ name: '__gpi', lifetime: '13 mo' },
		{ name: '__gpi_optout', lifetime: '13 mo' },
		{ name: '__eoi', lifetime: '6 mo' },
		{ name: '__gsas', lifetime: '3 mo' },
	],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Shows advertisements on the site and measures them.',
	thirdPartyCookies: [
		{ name: 'IDE', host: 'doubleclick.net' },
		{ name: 'test_cookie', host: 'doubleclick.net' },
		{ name: 'NID', host: 'google.com' },
	],
	unsure: 'Lifetime of __eoi: sources say 3 and 6 months.',
	source: 'https://support.google.com/adsense/answer/7549925',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
