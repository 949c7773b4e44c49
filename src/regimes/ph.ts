import type { Regime, RegimeFacts } from './regime.ts';

/** Philippines: Data Privacy Act of 2012. */
export const regime = {
	version: 1,
	jurisdictions: ['PH'],
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
	law: 'Republic Act 10173; NPC Circular 2023-04',
	floor: 'consent or another reason',
	authority: 'https://privacy.gov.ph/',
	rules: [
		{
			rule: 'Consent is freely given, specific, informed and recorded, without deceptive design.',
			source: 'RA 10173 s.3(b), 12; NPC Circular 2023-04',
			checkedOn: '2026-11-22',
			unsure: 'no primary text read',
		},
		{
			rule: 'Banners are not prescribed; what is prescribed is that people know and consent.',
			source:
				'NPC Advisory Opinion 2017-047; https://ndvlaw.com/are-cookie-banners-required-under-philippine-data-privacy-laws/',
			checkedOn: '2026-11-22',
		},
	],
} as const satisfies RegimeFacts;
