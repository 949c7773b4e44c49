import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Crisp',
	vendor: 'Crisp',
	privacyUrl: 'https://crisp.chat/en/privacy/',
	embed: 'chat',
	hosts: ['*.crisp.chat'],
	// The name goes on with slashes, which arrive escaped.
	cookies: [{ name: 'crisp-client*', lifetime: '6 mo' }],
	storage: ['crisp-client*'],
} as const satisfies Service;

export const facts = {
	category: 'functional',
	country: 'FR',
	does: ['chat'],
	purposes: 'Offers a chat with the support team.',
	source: 'https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/cookie-policies/',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
