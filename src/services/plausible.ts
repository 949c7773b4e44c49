import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Plausible',
	vendor: 'Plausible',
	privacyUrl: 'https://plausible.io/privacy',
	hosts: ['plausible.io'],
	cookies: [],
	// plausible_ignore is left alone: with it people exclude themselves.
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'EE',
	does: ['statistics'],
	purposes: 'Counts visits, without cookies.',
	source: 'https://plausible.io/docs/compliance',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
