import type { Regime, RegimeFacts } from './regime.ts';

/** Japan: Act on the Protection of Personal Information and Telecommunications Business Act. */
export const regime = {
	version: 1,
	jurisdictions: ['JP'],
	model: 'opt-in',
	withoutConsent: ['contract', 'legal-duty', 'legitimate-interest'],
	gpc: 'noted',
	validityDays: 365,
	reaskDays: 180,
	wants: ['controller', 'contact', 'policy', 'version', 'services', 'recipients', 'rights'],
} as const satisfies Regime;

export const facts = {
	law: 'APPI, article 31; Telecommunications Business Act, article 27-12',
	floor: 'notice and a way out',
	authority: 'https://www.ppc.go.jp/',
	rules: [
		{
			rule: "What is sent from a visitor's device to others is told, or consented to, or can be refused.",
			source:
				'TBA 27-12, in force 16 Jun 2023; https://iapp.org/news/a/japan-to-enact-external-data-transmission-rule-of-amended-telecommunications-business-act',
			checkedOn: '2026-11-22',
		},
		{
			rule: "Who passes on browsing data that the receiver will link to a person confirms that person's consent.",
			source:
				'APPI 31; https://iapp.org/news/a/japan-to-enact-external-data-transmission-rule-of-amended-telecommunications-business-act',
			checkedOn: '2026-11-22',
		},
	],
} as const satisfies RegimeFacts;
