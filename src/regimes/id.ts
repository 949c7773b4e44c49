import type { Regime, RegimeFacts } from './regime.ts';

/** Indonesia: Personal Data Protection Law. */
export const regime = {
	version: 1,
	jurisdictions: ['ID'],
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
	law: 'Undang-Undang 27 Tahun 2022',
	floor: 'consent or another reason',
	authority: 'https://www.komdigi.go.id/',
	rules: [
		{
			rule: 'Consent is written or recorded, told apart from other matters, understandable, simple and clear; otherwise void.',
			source: 'UU 27/2022, 22-23; https://id.wikisource.org/wiki/Undang-Undang_Republik_Indonesia_Nomor_27_Tahun_2022',
			checkedOn: '2026-11-22',
		},
		{ rule: 'The controller shows proof of it.', source: 'UU 27/2022, 24', checkedOn: '2026-11-22' },
		{
			rule: 'Processing stops within 3 x 24 hours of a withdrawal.',
			source: 'UU 27/2022, 40',
			checkedOn: '2026-11-22',
			unsure: 'the number was read in summaries only',
		},
	],
} as const satisfies RegimeFacts;
