import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: '2C2P',
	vendor: '2C2P',
	privacyUrl: 'https://2c2p.com/privacy/',
	// An id begins with a letter, so the name is spelled out.
	hosts: ['*.2c2p.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'necessary',
	country: 'SG',
	does: ['payment'],
	purposes: 'Takes payments at the checkout.',
	unsure: 'The vendor lists no cookies.',
	source: 'https://developer.2c2p.com/docs',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
