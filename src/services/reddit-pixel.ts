import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Reddit Pixel',
	vendor: 'Reddit',
	privacyUrl: 'https://www.reddit.com/policies/privacy-policy',
	hosts: ['www.redditstatic.com', 'alb.reddit.com', 'pixel-config.reddit.com', 'conversions-config.reddit.com'],
	cookies: [
		{ name: '_rdt_uuid', lifetime: '90 d' },
		{ name: '_rdt_cid', lifetime: '90 d' },
		{ name: '_rdt_em', lifetime: '90 d' },
	],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'US',
	does: ['ads'],
	purposes: 'Measures which Reddit advertisements worked and shows them again.',
	unsure: 'The vendor lists no cookies; those after the first are from captures.',
	source: 'https://business.reddithelp.com/s/article/reddit-pixel',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
