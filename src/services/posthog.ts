import type { Service } from './service.ts';

export const service = {
	id: 'posthog',
	name: 'PostHog',
	vendor: 'PostHog',
	category: 'analytics',
	privacyUrl: 'https://posthog.com/privacy',
	hosts: ['*.i.posthog.com'],
	cookies: [{ name: 'ph_*_posthog', lifetime: '1 y' }],
	source: 'https://posthog.com/docs/libraries/js/persistence',
	checkedOn: '2026-11-22',
} as const satisfies Service;
