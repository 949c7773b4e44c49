import type { Regime, RegimeFacts } from './regime.ts';

/** Switzerland: Federal Act on Data Protection and Telecommunications Act, article 45c. */
export const regime = {
	version: 1,
	jurisdictions: ['CH'],
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
	law: 'Federal Act on Data Protection (2023); Telecommunications Act, article 45c',
	floor: 'notice and a way out',
	authority: 'https://www.edoeb.admin.ch/',
	rules: [
		{
			rule: 'Visitors are told of the processing and its purpose, and that they can refuse; whatever is not necessary can be refused, on the page and at any time, also where a legitimate interest is the reason. So that is no reason here.',
			source:
				'TCA 45c lit. b; https://balthasar-legal.ch/?p=7082; table of the FDPIC guidelines at https://datenrecht.ch/edoeb-leitlinien-zu-cookies-und-aehnlichen-technologien/',
			checkedOn: '2026-11-30',
			unsure: 'two law firms and a law journal agree; the guidelines themselves (PDF) could not be read',
		},
		{
			rule: 'Advertising across sites and profiling of high risk need consent by an act; so the product asks.',
			source:
				'FDPIC guidelines on cookies of 22 Jan 2025, revised 6 Oct 2025; the authority on the revision: https://www.edoeb.admin.ch/de/cookie-leitfaden-aktualisiert',
			checkedOn: '2026-11-30',
			unsure:
				'summaries differ in how far consent is wanted beside advertising by third parties that stand in many sites',
		},
	],
} as const satisfies RegimeFacts;
