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
	// _gid and _gat are those of its forerunner, which may still be on the devices of old visitors; FPLC comes from a container on a server.
	cookies: [
		{ name: '_ga', lifetime: '2 y' },
		{ name: '_ga_*', lifetime: '2 y' },
		{ name: '_gid', lifetime: '24 h' },
		{ name: '_gat*', lifetime: '1 min' },
		{ name: '_dc_gtm_*', lifetime: '1 min' },
		{ name: '_gali', lifetime: '30 s' },
		{ name: 'FPLC', lifetime: '20 h' },
	],
} as const satisfies Service;

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics'],
	purposes: 'Counts visits and measures what visitors do on the site.',
	unsure:
		'The vendor lists the first two; the last three are from the Open Cookie Database and captures. Of a container on a server, FPID is HttpOnly: no script can delete it.',
	source: 'https://support.google.com/analytics/answer/11397207',
	checkedOn: '2026-11-30',
} as const satisfies ServiceFacts;
