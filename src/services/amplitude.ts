import type { Service, ServiceFacts, Signal } from './service.ts';

export const service = {
	name: 'Amplitude',
	vendor: 'Amplitude',
	privacyUrl: 'https://amplitude.com/privacy',
	hosts: ['*.amplitude.com'],
	cookies: [
		{ name: 'AMP_*', lifetime: '1 y' },
		{ name: 'amplitude_id*', lifetime: '10 y' },
	],
	storage: ['AMP_*', 'amplitude_*'],
} as const satisfies Service;

export const signal: Signal = {
	at: 'amplitude',
	tell: (isOn) => [['setOptOut', !isOn]],
	source: 'https://amplitude.com/docs/sdks/analytics/browser/browser-sdk-2',
};

export const facts = {
	category: 'analytics',
	country: 'US',
	does: ['statistics'],
	purposes: 'Measures what visitors do on the site.',
	signalSeen: {
		at: 'tried',
		what: '@amplitude/analytics-browser',
		on: '2026-11-30',
	},
	unsure: 'The second cookie is that of an old version.',
	source: 'https://github.com/amplitude/Amplitude-TypeScript',
	checkedOn: '2026-11-25',
} as const satisfies ServiceFacts;
