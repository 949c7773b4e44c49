import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Cloudflare Web Analytics',
	vendor: 'Cloudflare',
	privacyUrl: 'https://www.cloudflare.com/privacypolicy/',
	hosts: ['static.cloudflareinsights.com', 'cloudflareinsights.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics'],
	purposes: 'Counts visits and measures how fast pages are.',
	unsure: 'Hosts are from public snippets, not from a list of the vendor.',
	source: 'https://developers.cloudflare.com/web-analytics/',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
