import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'TikTok Pixel',
	vendor: 'TikTok',
	privacyUrl: 'https://www.tiktok.com/legal/privacy-policy',
	hosts: [
		'analytics.tiktok.com',
		'analytics-sg.tiktok.com',
		'analytics.us.tiktok.com',
		'business-api.tiktok.com',
		'*.tiktokw.us',
	],
	cookies: [
		{ name: '_ttp', lifetime: '13 mo' },
		{ name: '_tt_enable_cookie', lifetime: '13 mo' },
		{ name: 'ttcsid*', lifetime: '13 mo' },
		{ name: 'ttclid', lifetime: '13 mo' },
	],
	storage: ['tt_sessionId', 'tt_pixel_session_index', 'tt_appInfo'],
} as const satisfies Service;

export const signal: Signal = {
	at: 'ttq',
	isQueue: true,
	// Before `load` and `page`, which the snippet puts into the same list; without it the pixel takes consent for given.
	hold: [['holdConsent']],
	tell: (isOn) => [[isOn ? 'grantConsent' : 'revokeConsent']],
	source: 'https://business-api.tiktok.com/portal/docs/pixel-cookie-consent-mode/v1.3',
};

export const facts = {
	category: 'marketing',
	country: 'SG',
	does: ['ads'],
	purposes: 'Measures which TikTok advertisements worked and shows them again.',
	thirdPartyCookies: [
		{ name: '_ttp', host: 'tiktok.com' },
		{ name: 'ttwid', host: 'tiktok.com' },
		{ name: 'msToken', host: 'tiktok.com' },
	],
	signalSeen: {
		at: 'others',
		what: "The base code that TikTok hands out makes the list and names the three methods; that holdConsent stands before load is from four who do so. TikTok's page, which one of them cites, could not be read.",
		on: '2026-11-30',
	},
	unsure:
		'The vendor states 13 months for all cookies and lists no names; the names are from captures and from the lists of others (ttclid). Country: the contract partner outside the US and Europe.',
	source: 'https://ads.tiktok.com/help/article/using-cookies-with-tiktok-pixel',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
