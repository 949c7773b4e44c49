import type { Regime, RegimeFacts } from './regime.ts';

/** Switzerland: Federal Act on Data Protection and Telecommunications Act, article 45c. */
export const regime = {
	version: 1,
	jurisdictions: ['CH'],
	model: 'opt-in',
	withoutConsent: ['contract', 'legal-duty', 'legitimate-interest'],
	gpc: 'noted',
	validityDays: 180,
	reaskDays: 180,
	wants: [
		'controller',
		'contact',
		'dpo',
		'policy',
		'version',
		'receipts',
		'services',
		'retention',
		'recipients',
		'transfer',
		'rights',
		'authority',
	],
} as const satisfies Regime;

export const facts = {
	law: 'Federal Act on Data Protection (2023); Telecommunications Act, article 45c',
	floor: 'notice and a way out',
	authority: 'https://www.edoeb.admin.ch/',
	rules: [
		{
			rule: 'Visitors are told of the processing and its purpose, and that they can refuse.',
			source:
				'TCA 45c lit. b; https://www.hostpoint.ch/en/blog/the-new-fadp-and-the-cookie-banner-confusion-what-are-the-latest-rules/',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Advertising across sites and profiling of high risk need consent by an act; so the product asks.',
			source: 'FDPIC guidelines on cookies of 22 Jan 2025, revised 6 Oct 2025; https://cadeproject.org/?p=152009',
			checkedOn: '2026-11-22',
			unsure: 'summaries differ in how far consent is wanted',
		},
	],
} as const satisfies RegimeFacts;
