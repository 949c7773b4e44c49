import type { Regime, RegimeFacts } from './regime.ts';

/** Singapore: Personal Data Protection Act 2012. */
export const regime = {
	version: 1,
	jurisdictions: ['SG'],
	model: 'opt-in',
	withoutConsent: ['contract', 'legal-duty', 'legitimate-interest'],
	gpc: 'noted',
	validityDays: 365,
	reaskDays: 180,
	wants: ['controller', 'contact', 'dpo', 'policy', 'version', 'receipts', 'services', 'recipients', 'rights'],
} as const satisfies Regime;

export const facts = {
	law: 'Personal Data Protection Act 2012',
	floor: 'consent or another reason',
	authority: 'https://www.pdpc.gov.sg/',
	rules: [
		{
			rule: 'Consent for the purposes that were told, or deemed consent; the contact of the data protection officer is published.',
			source: 'PDPA 2012 s.11(5), 13-20; https://sorena.io/',
			checkedOn: '2026-11-22',
			unsure: 'cookies that hold no personal data are said to be outside',
		},
	],
} as const satisfies RegimeFacts;
