import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Mixpanel',
	vendor: 'Mixpanel',
	privacyUrl: 'https://mixpanel.com/legal/privacy-policy/',
	hosts: ['cdn.mxpnl.com', '*.mixpanel.com'],
	cookies: [
		{ name: 'mp_*_mixpanel', lifetime: '1 y' },
		{ name: 'mp_optout', lifetime: '1 y' },
		{ name: '__mp_opt_in_out_*', lifetime: '1 y' },
	],
	storage: [
		'mp_*',
		'__mpq_*',
		'__mplss_*',
		'__mprec_*',
		'__mp_recorder*',
		'__mp_targeting*',
		'__mp_opt_in_out_*',
		'mixpanelBrowserDb',
		'mixpanelFlagsDb',
	],
	refusal: '__mp_opt_in_out_*',
} as const satisfies Service;

export const signal: Signal = {
	at: 'mixpanel',
	// It remembers; without an event of its own, or each page would send one. By default an opt-out deletes the person's profile at
	// Mixpanel, which is a request after a "no", and nobody asked for it.
	tell: (isOn) => [
		isOn ? ['opt_in_tracking', { track: () => undefined }] : ['opt_out_tracking', { delete_user: false }],
	],
	source: 'https://docs.mixpanel.com/docs/privacy/protecting-user-data',
};

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics'],
	purposes: 'Measures what visitors do on the site.',
	signalSeen: {
		at: 'tried',
		what: 'mixpanel-browser',
		on: '2026-11-30',
	},
	source: 'https://github.com/mixpanel/mixpanel-js',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
