import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Twilio Segment',
	vendor: 'Twilio',
	privacyUrl: 'https://www.twilio.com/en-us/legal/privacy',
	hosts: ['cdn.segment.com', '*.segment.io', '*.segmentapis.com'],
	cookies: [{ name: 'ajs_*', lifetime: '1 y' }],
	storage: ['ajs_*', 'persisted-queue:v1:*'],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics', 'tags'],
	purposes:
		'Passes on what visitors do to the other services of the site; it is as sensitive as the strictest of them.',
	unsure: 'Its regional hosts.',
	source: 'https://github.com/segmentio/analytics-next',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
