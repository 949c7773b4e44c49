import type { Service, ServiceFacts } from './service.ts';

export const service = {
	name: 'Stripe',
	vendor: 'Stripe',
	privacyUrl: 'https://stripe.com/privacy',
	hosts: ['*.stripe.com', '*.stripe.network'],
	cookies: [
		{ name: '__stripe_mid', lifetime: '1 y' },
		{ name: '__stripe_sid', lifetime: '30 min' },
	],
} as const satisfies Service;

export const facts = {
	category: 'necessary',
	country: 'US',
	does: ['payment', 'security'],
	purposes: 'Takes payments at the checkout and detects fraud.',
	thirdPartyCookies: [{ name: 'm', host: 'm.stripe.com' }],
	unsure: 'Lifetime of the cookie of m.stripe.com.',
	source: 'https://stripe.com/cookies-policy/legal',
	checkedOn: '2026-11-22',
} as const satisfies ServiceFacts;
