import type { Regime, RegimeFacts } from './regime.ts';

/** Korea: Personal Information Protection Act. */
export const regime = {
	version: 1,
	jurisdictions: ['KR'],
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
	law: 'Personal Information Protection Act (PIPA)',
	floor: 'consent or another reason',
	authority: 'https://www.pipc.go.kr/',
	rules: [
		{
			rule: 'Personal data collected by cookies needs a reason such as consent by an act; the policy says how to refuse them.',
			source: 'PIPA 15, 22, 30(1); https://www.twobirds.com/en/trending-topics/global-cookie-review/south-korea',
			checkedOn: '2026-11-22',
			unsure: 'whether a cookie id alone is personal data',
		},
	],
} as const satisfies RegimeFacts;
