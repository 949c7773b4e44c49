import type { Regime, RegimeFacts } from './regime.ts';

/** Malaysia: Personal Data Protection Act 2010, as amended in 2024. */
export const regime = {
	version: 1,
	jurisdictions: ['MY'],
	model: 'opt-in',
	withoutConsent: ['contract', 'legal-duty', 'legitimate-interest'],
	gpc: 'noted',
	validityDays: 365,
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
		'rights',
		'authority',
	],
} as const satisfies Regime;

export const facts = {
	law: 'Personal Data Protection Act 2010 (Act 709); Amendment Act 2024',
	floor: 'consent or another reason',
	authority: 'https://www.pdp.gov.my/',
	rules: [
		{
			rule: 'Consent is recorded and kept, and told apart from other matters; the notice is in Malay and English.',
			source: 'PDPA 2010 s.6-7; Personal Data Protection Regulations 2013 r.3',
			checkedOn: '2026-11-22',
			unsure: 'no primary text read',
		},
	],
} as const satisfies RegimeFacts;
