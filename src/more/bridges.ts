import type { Signal } from '../services/service.ts';

type Is = (id: string) => boolean;

/** What stands between the page and several vendors, and is told of all categories at once; by their option under `signals`. */
export const bridges: Readonly<Record<string, Signal>> = {
	shopifyConsent: {
		at: 'Shopify.customerPrivacy',
		tell: (_, is: Is) => [
			[
				'setTrackingConsent',
				{
					analytics: is('analytics'),
					marketing: is('marketing'),
					preferences: is('functional'),
					sale_of_data: is('marketing'),
				},
				() => undefined,
			],
		],
		source: 'https://shopify.dev/docs/api/customer-privacy',
	},
	wpConsent: {
		at: 'wp_set_consent',
		set: { wp_consent_type: 'optin' },
		tell: (_, is: Is) =>
			Object.entries({
				functional: true,
				preferences: is('functional'),
				statistics: is('analytics'),
				'statistics-anonymous': is('analytics'),
				marketing: is('marketing'),
			}).map(([category, isOn]) => ['', category, isOn ? 'allow' : 'deny']),
		source: 'https://github.com/WordPress/wp-consent-level-api',
	},
	zarazConsent: {
		at: 'zaraz.consent',
		// Purposes bear our ids: that is how they have to be called in Zaraz.
		tell: (_, is: Is) => [
			['set', { functional: is('functional'), analytics: is('analytics'), marketing: is('marketing') }],
			...(is('functional') || is('analytics') || is('marketing') ? [['sendQueuedEvents'] as const] : []),
		],
		source: 'https://developers.cloudflare.com/zaraz/consent-management/api/',
	},
};
