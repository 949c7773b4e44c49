import type { Signal } from '../services/service.ts';

type Is = (id: string) => boolean;

/** What stands between the page and several vendors, and is told of all categories at once; by their option under `signals`. */
export const bridges: Readonly<Record<string, Signal>> = {
	shopifyConsent: {
		at: 'Shopify.customerPrivacy',
		fetch: () => {
			const { Shopify } = window as { readonly Shopify?: { readonly loadFeatures?: (...parts: unknown[]) => void } };
			Shopify?.loadFeatures?.([{ name: 'consent-tracking-api', version: '0.1' }], () => undefined);
			return !!Shopify?.loadFeatures;
		},
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
		announces: 'wp_consent_type_defined',
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
		wakes: 'zarazConsentAPIReady',
		tell: (_, is: Is) => [
			[
				'set',
				Object.fromEntries(
					['functional', 'analytics', 'marketing'].map((id) => [purposeOf(id) ?? id, is(id)] as const),
				),
			],
			...(is('functional') || is('analytics') || is('marketing') ? [['sendQueuedEvents'] as const] : []),
		],
		source: 'https://developers.cloudflare.com/zaraz/consent-management/api/',
	},
};

interface Zaraz {
	readonly consent?: {
		/** By ids that Zaraz makes up; a name is a text, or one per language. */
		readonly purposes?: Readonly<Record<string, { readonly name?: string | Readonly<Record<string, string>> }>>;
	};
}

/** The purpose of Zaraz that bears the id of a category as its name. */
function purposeOf(category: string): string | undefined {
	const { zaraz } = window as { readonly zaraz?: Zaraz };
	const isNamed = ({ name = '' }: { readonly name?: string | Readonly<Record<string, string>> }) =>
		(typeof name === 'string' ? [name] : Object.values(name)).some((text) => text.toLowerCase() === category);
	return Object.entries(zaraz?.consent?.purposes ?? {}).find(([, purpose]) => isNamed(purpose))?.[0];
}
