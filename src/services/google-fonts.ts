import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Google Fonts',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	hosts: ['fonts.googleapis.com', 'fonts.gstatic.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'functional',
	country: 'US',
	does: ['fonts'],
	purposes: 'Loads typefaces from Google, which learns the address of the visitor.',
	unsure: 'Hosts are from public snippets, not from a list of the vendor.',
	source: 'https://developers.google.com/fonts/faq/privacy',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
