import type { Regime, RegimeFacts } from './regime.ts';

/** Brazil: Lei Geral de Proteção de Dados. */
export const regime = {
	version: 1,
	jurisdictions: ['BR'],
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
	law: 'Lei 13.709/2018 (LGPD)',
	floor: 'consent or another reason',
	authority: 'https://www.gov.br/anpd/',
	rules: [
		{
			rule: 'A visible button on the first layer refuses all that is not necessary; what rests on consent is off by default.',
			source: 'ANPD, Guia Orientativo Cookies, Oct 2022; letter 6/2022; https://jus.com.br/artigos/98459',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'The second layer goes by category and names the legal basis; the policy is in Portuguese.',
			source: 'ANPD, Guia Orientativo Cookies, Oct 2022',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'The controller proves consent; general authorisations are void.',
			source: 'LGPD 8, paras 2 and 4',
			checkedOn: '2026-11-22',
		},
		{
			rule: "Children's data needs the specific and highlighted consent of a parent.",
			source: 'LGPD 14 para 1; https://proteuscyber.com/privacy-database/lgpd-art-14',
			checkedOn: '2026-11-22',
		},
	],
} as const satisfies RegimeFacts;
