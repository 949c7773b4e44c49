import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Zendesk',
	vendor: 'Zendesk',
	privacyUrl: 'https://www.zendesk.com/company/agreements-and-terms/privacy-notice/',
	embed: 'chat',
	hosts: ['*.zdassets.com', '*.zendesk.com', '*.zopim.com', '*.zopim.io', '*.smooch.io'],
	cookies: [
		{ name: '__zlcmid', lifetime: '1 y' },
		{ name: '__zlcprivacy', lifetime: '1 y' },
	],
	storage: ['ZD-*'],
} as const satisfies Service;

export const signal: Signal = {
	at: 'zE',
	// "all" are its functional ones and those of its own analytics.
	tell: (isOn, isGranted) => [
		['', 'messenger:set', 'cookies', isOn ? (isGranted('analytics') ? 'all' : 'functional') : 'none'],
	],
	source: 'https://developer.zendesk.com/api-reference/widget-messaging/web/core/',
};

export const facts = {
	category: 'functional',
	country: 'US',
	does: ['chat'],
	purposes: 'Offers help articles and a chat with the support team.',
	signalSeen: {
		at: 'others',
		what: "Zendesk's page of an older day, where the call takes true or false; the three words are from consent managers and sites of this year, which name the page of today.",
		on: '2026-11-30',
	},
	unsure: 'The messaging widget keeps keys whose names begin with the id of the integration.',
	source: 'https://support.zendesk.com/hc/en-us/articles/4408824378650',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
