import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'SoundCloud',
	vendor: 'SoundCloud',
	privacyUrl: 'https://soundcloud.com/pages/privacy',
	hosts: ['*.soundcloud.com', '*.sndcdn.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'DE',
	does: ['media'],
	purposes: 'Plays music and podcasts of SoundCloud.',
	thirdPartyCookies: [{ name: 'sc_anonymous_id', host: 'soundcloud.com' }],
	unsure: 'The cookie is from captures.',
	source: 'https://developers.soundcloud.com/docs/api/html5-widget',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
