import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Snowplow',
	vendor: 'Snowplow',
	privacyUrl: 'https://snowplow.io/privacy-policy',
	hosts: ['*.collector.snplow.net'],
	cookies: [
		{ name: '_sp_id.*', lifetime: '2 y' },
		{ name: '_sp_ses.*', lifetime: '30 min' },
	],
	storage: ['snowplowOutQueue_*', '_sp_*'],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'GB',
	does: ['statistics'],
	purposes: 'Measures what visitors do on the site.',
	unsure:
		"A collector is mostly on a host of the owner's own, cannot be recognised then, and sets a cookie there that no script can delete.",
	source: 'https://docs.snowplow.io/docs/sources/web-trackers/cookies-and-local-storage/',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
