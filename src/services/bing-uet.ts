import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Microsoft Advertising UET',
	vendor: 'Microsoft',
	privacyUrl: 'https://privacy.microsoft.com/privacystatement',
	hosts: ['bat.bing.com', 'bat.bing.net'],
	cookies: [
		{ name: '_uetsid', lifetime: '1 d' },
		{ name: '_uetvid', lifetime: '13 mo' },
		{ name: '_uetmsclkid', lifetime: '90 d' },
	],
	storage: ['_uetsid*', '_uetvid*'],
} as const satisfies Service;

export const signal: Signal = {
	at: 'uetq',
	isQueue: true,
	hold: [['push', 'consent', 'default', { ad_storage: 'denied' }]],
	tell: (isOn) => [['push', 'consent', 'update', { ad_storage: isOn ? 'granted' : 'denied' }]],
	source: 'https://help.ads.microsoft.com/apex/index/3/en/60119',
};

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Measures which Microsoft advertisements worked and shows them again.',
	thirdPartyCookies: [
		{ name: 'MUID', host: 'bing.com' },
		{ name: 'MR', host: 'bat.bing.com' },
	],
	signalSeen: {
		at: 'page',
		what: "Microsoft's page, in its own repository MicrosoftDocs/Advertising-docs (adsua/bing-ads/hlp_BA_CONC_UET_Consent.md).",
		on: '2026-11-30',
	},
	unsure: 'Lifetimes: sources disagree.',
	source: 'https://help.ads.microsoft.com/apex/index/3/en/53056',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
