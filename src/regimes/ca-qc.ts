import type { Regime, RegimeFacts } from './regime.ts';

/** Québec: Act respecting the protection of personal information in the private sector, as changed by Law 25. */
export const regime = {
	version: 1,
	jurisdictions: ['CA-QC'],
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
	law: 'CQLR c P-39.1, sections 8-9.1, 14',
	floor: 'prior consent',
	authority: 'https://www.cai.gouv.qc.ca/',
	rules: [
		{
			rule: 'Functions that identify, locate or profile are off until the person turns them on, and they are told how.',
			source: 'CQLR c P-39.1 s.8.1; https://private-ai.com/en/2023/09/23/cookies-law25',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Consent is manifest, free, informed, specific, asked for apart from other information and in simple words.',
			source:
				'CQLR c P-39.1 s.14; https://mccarthy.ca/en/insights/blogs/techlex/quebecs-law-25-and-cookies-not-so-cookie-cutter',
			checkedOn: '2026-11-22',
		},
	],
} as const satisfies RegimeFacts;
