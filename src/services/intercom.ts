import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Intercom',
	vendor: 'Intercom',
	privacyUrl: 'https://www.intercom.com/legal/privacy',
	embed: 'chat',
	hosts: ['*.intercom.io', '*.intercomcdn.com', '*.intercomcdn.eu', '*.intercomassets.com', '*.intercom-messenger.com'],
	cookies: [
		{ name: 'intercom-id-*', lifetime: '9 mo' },
		{ name: 'intercom-session-*', lifetime: '1 w' },
		{ name: 'intercom-device-id-*', lifetime: '9 mo' },
	],
	storage: ['intercom.*', 'intercom-*'],
} as const satisfies Service;

export const signal: Signal = {
	at: 'Intercom',
	// It starts by itself with its script; after a shutdown it takes a boot, with the settings that the page gave it.
	hold: [['', 'shutdown']],
	tell: (isOn) => {
		const { intercomSettings } = window as { readonly intercomSettings?: object };
		return isOn ? [['', 'boot', ...(intercomSettings ? [intercomSettings] : [])]] : [['', 'shutdown']];
	},
	source: 'https://developers.intercom.com/installing-intercom/web/methods',
};

export const facts = {
	category: 'functional',
	country: 'US',
	does: ['chat'],
	purposes: 'Offers a chat with the support team.',
	signalSeen: {
		at: 'page',
		what: 'https://developers.intercom.com/installing-intercom/web/methods, and @intercom/messenger-js-sdk 0.0.20.',
		on: '2026-11-30',
	},
	unsure: 'The vendor lists cookies only; the keys of localStorage are from captures.',
	source: 'https://www.intercom.com/help/en/articles/2361922',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
