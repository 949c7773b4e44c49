import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Cloudflare Turnstile',
	vendor: 'Cloudflare',
	privacyUrl: 'https://www.cloudflare.com/privacypolicy/',
	hosts: ['challenges.cloudflare.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'necessary',
	country: 'US',
	does: ['security'],
	purposes: 'Tells people from bots, to protect forms.',
	thirdPartyCookies: [{ name: '__cf_bm', host: 'challenges.cloudflare.com' }],
	unsure:
		'Which cookies a widget sets depends on its mode; with pre-clearance one of them is the HttpOnly cf_clearance of the site itself.',
	source: 'https://developers.cloudflare.com/turnstile/',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
