import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Hotjar',
	vendor: 'Contentsquare',
	privacyUrl: 'https://www.hotjar.com/legal/policies/privacy/',
	hosts: ['*.hotjar.com', '*.hotjar.io', '*.contentsquare.net'],
	cookies: [
		{ name: '_hjSessionUser_*', lifetime: '1 y' },
		{ name: '_hjSession_*', lifetime: '30 min' },
		{ name: '_hj*', lifetime: '1 y' },
		{ name: '_cs_*', lifetime: '13 mo' },
	],
	storage: ['_hj*', 'hjViewportId', 'hjActiveViewportIds', '_cs_*'],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'MT',
	does: ['statistics', 'replay'],
	purposes: 'Records visits, draws heat maps and asks for feedback.',
	unsure:
		"The page of Hotjar's own cookies could not be read; only those of its successor tag (_cs_*) are from the vendor.",
	source: 'https://docs.contentsquare.com/en/web/cookies/',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
