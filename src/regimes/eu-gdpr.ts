import type { Regime, RegimeFacts } from './regime.ts';

/**
 * European Union and EEA: GDPR and the ePrivacy Directive, article 5(3).
 *
 * The ePrivacy Regulation was withdrawn (Official Journal, 6 Oct 2025). The Digital Omnibus, COM(2025) 837, would move article 5(3) into the
 * GDPR as article 88a; it was not adopted in August 2026, say secondary sources. The
 * Council's text of 18 June 2026 leaves out browsers' signals (88b).
 */
export const regime = {
	version: 1,
	jurisdictions: [
		'AT',
		'BE',
		'BG',
		'HR',
		'CY',
		'CZ',
		'DK',
		'EE',
		'FI',
		'FR',
		'DE',
		'GR',
		'HU',
		'IE',
		'IT',
		'LV',
		'LT',
		'LU',
		'MT',
		'NL',
		'PL',
		'PT',
		'RO',
		'SK',
		'SI',
		'ES',
		'SE',
		'IS',
		'LI',
		'NO',
		'AX',
		'GF',
		'GP',
		'MF',
		'MQ',
		'RE',
		'YT',
	],
	model: 'opt-in',
	withoutConsent: ['contract', 'legal-duty'],
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
	law: 'Regulation (EU) 2016/679; Directive 2002/58/EC, article 5(3)',
	floor: 'prior consent',
	authority: 'https://www.edpb.europa.eu/about-edpb/about-edpb/members_en',
	rules: [
		{
			rule: 'Storing or reading on a device needs prior consent unless strictly necessary for what the person asked for. A legitimate interest is no reason.',
			source: 'Directive 2002/58/EC 5(3); EDPB Guidelines 2/2023',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Consent is free, specific, informed and by a clear act; it can be demonstrated, and withdrawn as easily as given.',
			source: 'GDPR 4(11), 7',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Told: controller, DPO, purposes, recipients, transfers, storage period, rights, complaint.',
			source: 'GDPR 13(1), 13(2)',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Refusing stands on every layer that has a button to grant, and weighs the same.',
			source: 'EDPB Cookie Banner Taskforce, 17 Jan 2023, paras 8-18',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Going on, scrolling or swiping is no consent; no cookie walls.',
			source: 'EDPB Guidelines 05/2020, paras 38-41, 86',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'A refusal is kept as long as a grant; six months are good practice, and the least before asking again in Italy.',
			source: 'CNIL 2020-092 para 39; Garante 231/2021',
			checkedOn: '2026-11-22',
		},
	],
} as const satisfies RegimeFacts;
