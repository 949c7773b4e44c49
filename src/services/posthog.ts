import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'PostHog',
	vendor: 'PostHog',
	privacyUrl: 'https://posthog.com/privacy',
	hosts: ['*.i.posthog.com'],
	cookies: [{ name: 'ph_*_posthog', lifetime: '1 y' }],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	source: 'https://posthog.com/docs/libraries/js/persistence',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
