import type { Regime, RegimeFacts } from './regime.ts';

/** South Africa: Protection of Personal Information Act. */
export const regime = {
	version: 1,
	jurisdictions: ['ZA'],
	model: 'opt-in',
	withoutConsent: ['contract', 'legal-duty', 'legitimate-interest'],
	gpc: 'noted',
	validityDays: 365,
	reaskDays: 180,
	wants: [
		'controller',
		'contact',
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
	law: 'Protection of Personal Information Act 4 of 2013 (POPIA)',
	floor: 'consent or another reason',
	authority: 'https://inforegulator.org.za/',
	rules: [
		{
			rule: 'Processing needs consent or another ground, and people are told who, why, to whom and where to complain.',
			source: 'POPIA s.11, 18',
			checkedOn: '2026-11-22',
			unsure: 'no primary text read',
		},
		{
			rule: 'Direct marketing by electronic means to who is no customer needs consent.',
			source: 'POPIA s.69',
			checkedOn: '2026-11-22',
			unsure: 'no primary text read',
		},
	],
} as const satisfies RegimeFacts;
