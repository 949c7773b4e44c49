import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'HubSpot',
	vendor: 'HubSpot',
	privacyUrl: 'https://legal.hubspot.com/privacy-policy',
	hosts: [
		'*.hs-scripts.com',
		'*.hs-analytics.net',
		'*.hs-banner.com',
		'*.hsadspixel.net',
		'*.hscollectedforms.net',
		'*.hsforms.net',
		'*.hsforms.com',
		'*.hscta.net',
		'*.hubapi.com',
		'*.hubspot.com',
		'*.usemessages.com',
	],
	cookies: [
		{ name: '__hstc', lifetime: '6 mo' },
		{ name: 'hubspotutk', lifetime: '6 mo' },
		{ name: '__hssc', lifetime: '30 min' },
		{ name: '__hssrc', lifetime: 'session' },
		{ name: 'messagesUtk', lifetime: '6 mo' },
		{ name: 'hs-messages-*', lifetime: '1 d' },
		{ name: '__hs_*', lifetime: '6 mo' },
	],
} as const satisfies Service;

export const signal: Signal = {
	at: '_hsp',
	isQueue: true,
	// Or HubSpot's own notice would ask a second time.
	set: { disableHubSpotCookieBanner: true },
	hold: [['setHubSpotConsent', { analytics: false, advertisement: false, functionality: false }]],
	// The first stops what listens to HubSpot, the second has it delete its own cookies.
	tell: (isOn, isGranted) =>
		isOn
			? [
					[
						'setHubSpotConsent',
						{ analytics: isOn, advertisement: isGranted('marketing'), functionality: isGranted('functional') },
					],
				]
			: [
					['setHubSpotConsent', { analytics: false, advertisement: false, functionality: false }],
					['revokeCookieConsent'],
				],
	source: 'https://developers.hubspot.com/docs/api-reference/cookie-banner/guide',
};

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['statistics', 'ads', 'chat'],
	purposes: 'Links visits with contacts, and shows forms and a chat.',
	thirdPartyCookies: [
		{ name: '__cf_bm', host: 'hubspot.com' },
		{ name: '_cfuvid', host: 'hubspot.com' },
	],
	signalSeen: {
		at: 'page',
		what: "HubSpot's page on its consent banner, of 2026-03-30, in a copy: setHubSpotConsent, revokeCookieConsent and the flag that keeps its own notice away. The page on revokeCookieConsent alone shows it in _hsq.",
		on: '2026-11-30',
	},
	unsure:
		'Lifetimes: only an old copy of the page could be read, which says 13 months and more. The names that begin with __hs_ are from the Open Cookie Database, the hosts of calls to action and forms from snippets.',
	source: 'https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
