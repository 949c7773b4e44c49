import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Matomo',
	vendor: 'InnoCraft',
	privacyUrl: 'https://matomo.org/matomo-cloud-privacy-policy/',
	hosts: ['*.matomo.cloud'],
	cookies: [
		{ name: '_pk_id*', lifetime: '13 mo' },
		{ name: '_pk_ref*', lifetime: '6 mo' },
		{ name: '_pk_ses*', lifetime: '30 min' },
		{ name: '_pk_cvar*', lifetime: '30 min' },
		{ name: '_pk_hsr*', lifetime: '30 min' },
		{ name: '_pk_testcookie*', lifetime: 'session' },
		{ name: 'matomo_sessid', lifetime: '14 d' },
		{ name: 'mtm_*', lifetime: '30 y' },
	],
} as const satisfies Service;

export const signal: Signal = {
	at: '_paq',
	isQueue: true,
	// Before `trackPageView`: nothing is sent until consent is given.
	hold: [['requireConsent']],
	tell: (isOn) => [[isOn ? 'setConsentGiven' : 'forgetConsentGiven']],
	source: 'https://developer.matomo.org/guides/tracking-consent',
};

export const facts = {
	category: 'analytics',
	country: 'NZ',
	does: ['statistics'],
	purposes: 'Counts visits and measures what visitors do on the site.',
	thirdPartyCookies: [{ name: '_pk_uid', host: 'matomo.cloud' }],
	signalSeen: {
		at: 'read',
		what: 'js/piwik.js, run by hand: grant, withdrawal, grant, withdrawal.',
		on: '2026-11-30',
	},
	unsure: "A Matomo on a host of the owner's own cannot be recognised by host, and its country is the owner's.",
	source: 'https://matomo.org/faq/general/faq_146/',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
