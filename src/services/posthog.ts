import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'PostHog',
	vendor: 'PostHog',
	privacyUrl: 'https://posthog.com/privacy',
	hosts: ['*.posthog.com'],
	cookies: [
		{ name: 'ph_*_posthog', lifetime: '1 y' },
		{ name: '__ph_opt_in_out_*', lifetime: '1 y' },
	],
	storage: [
		'ph_*_posthog',
		'ph_*_window_*',
		'ph_*_session_*',
		'ph_replay_*',
		'__ph_opt_in_out_*',
		'seenSurvey_*',
		'inProgressSurvey_*',
		'lastSeenSurveyDate',
	],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics', 'replay'],
	purposes: 'Measures what visitors do on the site and records visits.',
	source: 'https://github.com/PostHog/posthog-js',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
