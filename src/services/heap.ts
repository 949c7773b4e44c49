import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Heap',
	vendor: 'Contentsquare',
	privacyUrl: 'https://www.heap.io/privacy',
	hosts: ['heapanalytics.com', '*.heapanalytics.com', '*.heap-api.com'],
	cookies: [
		{ name: '_hp2_ses_props.*', lifetime: '30 min' },
		{ name: '_hp2_*', lifetime: '13 mo' },
		{ name: '_hp5_*', lifetime: '13 mo' },
		{ name: 'userty.core.*', lifetime: '2 y' },
	],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics'],
	purposes: 'Measures what visitors do on the site.',
	unsure: 'Hosts are from public snippets.',
	source: 'https://help.heap.io/hc/en-us/articles/37271939081617',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
