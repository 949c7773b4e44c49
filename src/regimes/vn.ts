import type { Regime, RegimeFacts } from './regime.ts';

/** Vietnam: Personal Data Protection Law. */
export const regime = {
	version: 1,
	jurisdictions: ['VN'],
	model: 'opt-in',
	withoutConsent: ['contract', 'legal-duty'],
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
		'transfer',
		'rights',
		'authority',
	],
} as const satisfies Regime;

export const facts = {
	law: 'Law 91/2025/QH15; Decree 356/2025/ND-CP',
	floor: 'prior consent',
	authority: 'https://bocongan.gov.vn/',
	rules: [
		{
			rule: 'Consent can be verified, is never a default, and its evidence is kept.',
			source: 'Law 91/2025/QH15, Decree 356/2025, in force 1 Jan 2026; https://www.recordinglaw.com/',
			checkedOn: '2026-11-22',
			unsure: 'no primary text read',
		},
		{
			rule: 'A withdrawal is answered within 2 working days and carried out within 15.',
			source: 'Decree 356/2025; https://cdlaf.vn/',
			checkedOn: '2026-11-22',
			unsure: 'no primary text read',
		},
	],
} as const satisfies RegimeFacts;
