import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Pinterest Tag',
	vendor: 'Pinterest',
	privacyUrl: 'https://policy.pinterest.com/privacy-policy',
	hosts: ['s.pinimg.com', 'ct.pinterest.com'],
	cookies: [
		{ name: '_pin_unauth', lifetime: '1 y' },
		{ name: '_pinterest_ct*', lifetime: '1 y' },
		{ name: '_epik', lifetime: '1 y' },
		{ name: '_derived_epik', lifetime: '1 y' },
		{ name: '_routing_id', lifetime: '1 d' },
	],
} as const satisfies Service;

export const signal: Signal = {
	at: 'pintrk',
	tell: (isOn) => [['', 'setconsent', isOn]],
	source: 'https://help.pinterest.com/en/business/article/install-the-base-code',
};

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Measures which Pinterest advertisements worked and shows them again.',
	thirdPartyCookies: [
		{ name: '_pinterest_sess', host: 'pinterest.com' },
		{ name: '_pinterest_ct_ua', host: 'ct.pinterest.com' },
	],
	signalSeen: {
		at: 'others',
		what: "A WordPress plugin and two consent managers, which name Pinterest's page; the page could not be read.",
		on: '2026-11-30',
	},
	unsure: 'The vendor names the cookies, not their lifetimes.',
	source: 'https://help.pinterest.com/en/business/article/pinterest-tag-parameters-and-cookies',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
