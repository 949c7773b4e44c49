import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Spotify',
	vendor: 'Spotify',
	privacyUrl: 'https://www.spotify.com/legal/privacy-policy/',
	hosts: ['open.spotify.com', '*.spotifycdn.com'],
	cookies: [],
} as const satisfies Service;

export const facts = {
	category: 'marketing',
	country: 'SE',
	does: ['media'],
	purposes: 'Plays music and podcasts of Spotify.',
	thirdPartyCookies: [
		{ name: 'sp_t', host: 'spotify.com' },
		{ name: 'sp_landing', host: 'spotify.com' },
	],
	unsure: 'Which cookies the frame sets.',
	source: 'https://developer.spotify.com/documentation/embeds',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
