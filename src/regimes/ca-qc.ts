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
			source:
				'CQLR c P-39.1 s.8.1; https://private-ai.com/2023/09/23/cookies-law25/ quotes it. Public bodies have the same words, read at https://www.legisquebec.gouv.qc.ca/en/version/cs/a-2.1?code=se:65_0_1&history=20240416',
			checkedOn: '2026-11-30',
			unsure:
				'the section wants people told of "the means available to activate" them; that they are off before is how it is read. Section 9.1, the most private settings by default, leaves out cookies',
		},
		{
			rule: 'Consent is manifest, free, informed, specific, asked for apart from other information and in simple words.',
			source:
				'CQLR c P-39.1 s.14; https://mccarthy.ca/en/insights/blogs/techlex/quebecs-law-25-and-cookies-not-so-cookie-cutter',
			checkedOn: '2026-11-22',
		},
	],
} as const satisfies RegimeFacts;
