import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Google Analytics 4',
	vendor: 'Google',
	privacyUrl: 'https://policies.google.com/privacy',
	// gtag.js shares its host with Tag Manager, which names it exactly and wins where both are used: it may load anything.
	hosts: [
		'*.googletagmanager.com',
		'*.google-analytics.com',
		'analytics.google.com',
		'*.analytics.google.com',
		'stats.g.doubleclick.net',
	],
	// The last two are those of its forerunner, which may still be on the devices of old visitors.
	cookies: [
		{ name: '_ga', lifetime: '2 y' },
		{ name: '_ga_*', lifetime: '2 y' },
		{ name: '_gid', lifetime: '24 h' },
		{ name: '_gat*', lifetime: '1 min' },
	],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics'],
	purposes: 'Counts visits and measures what visitors do on the site.',
	source: 'https://support.google.com/analytics/answer/11397207',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
