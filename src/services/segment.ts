import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Twilio Segment',
	vendor: 'Twilio',
	privacyUrl: 'https://www.twilio.com/en-us/legal/privacy',
	hosts: ['cdn.segment.com', '*.segment.io', '*.segmentapis.com'],
	cookies: [{ name: 'ajs_*', lifetime: '1 y' }],
	storage: ['ajs_*', 'persisted-queue:v1:*'],
} as const satisfies Service;

export const signal: Signal = {
	at: 'analytics',
	// It has no switch: an event carries the news to what stands behind it. So nothing is said before there is news.
	hold: [],
	tell: (_, isGranted) => [
		[
			'track',
			'Segment Consent Preference Updated',
			{},
			{
				context: {
					consent: {
						categoryPreferences: {
							functional: isGranted('functional'),
							analytics: isGranted('analytics'),
							marketing: isGranted('marketing'),
						},
					},
				},
			},
		],
	],
	source: 'https://segment.com/docs/privacy/consent-management/consent-in-unify/',
};

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics', 'tags'],
	purposes:
		'Passes on what visitors do to the other services of the site; it is as sensitive as the strictest of them.',
	signalSeen: {
		at: 'tried',
		what: '@segment/analytics-next',
		on: '2026-11-30',
	},
	unsure: 'Its regional hosts.',
	source: 'https://github.com/segmentio/analytics-next',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
