import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Microsoft Clarity',
	vendor: 'Microsoft',
	privacyUrl: 'https://privacy.microsoft.com/privacystatement',
	hosts: ['*.clarity.ms', 'c.bing.com'],
	cookies: [
		{ name: '_clck', lifetime: '1 y' },
		{ name: '_clsk', lifetime: '1 d' },
	],
	storage: ['_cltk'],
} as const satisfies Service;

export const signal: Signal = {
	at: 'clarity',
	// Its version. What stands in the snippet's list before "start" is dropped by Clarity (seen with clarity-js).
	ready: 'v',
	// The capital S is Microsoft's. https://learn.microsoft.com/clarity/setup-and-installation/clarity-consent-api-v2
	// A grant alone: told of a denial it goes on without cookies, and writes what was swept anew (seen with clarity-js).
	tell: (isOn, isGranted) =>
		isOn
			? [['', 'consentv2', { ad_Storage: isGranted('marketing') ? 'granted' : 'denied', analytics_Storage: 'granted' }]]
			: [],
	source: 'https://learn.microsoft.com/clarity/setup-and-installation/clarity-consent-api-v2',
};

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics', 'replay'],
	purposes: 'Records visits and draws heat maps.',
	thirdPartyCookies: [
		{ name: 'CLID', host: 'www.clarity.ms' },
		{ name: 'ANONCHK', host: 'c.clarity.ms' },
		{ name: 'MR', host: 'c.bing.com' },
		{ name: 'MUID', host: 'bing.com' },
		{ name: 'SM', host: 'c.clarity.ms' },
	],
	signalSeen: {
		at: 'tried',
		what: 'clarity-js, behind a script as Microsoft serves it.',
		on: '2026-11-30',
	},
	source: 'https://learn.microsoft.com/en-us/clarity/setup-and-installation/cookie-list',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
