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
			source:
				'ANPD, Guia Orientativo Cookies, 18 Oct 2022; letter 6/2022; https://jus.com.br/artigos/98459, https://www.mattosfilho.com.br/unico/anpd-guia-cookies-protecao-dados/',
			checkedOn: '2026-11-30',
		},
		{
			rule: 'The second layer goes by category and names the legal basis; the policy is in Portuguese.',
			source: 'ANPD, Guia Orientativo Cookies, Oct 2022',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'A legitimate interest is for what is strictly necessary; so it is no reason here.',
			source:
				'ANPD, letter 6/2022, 2(b)(i); https://jus.com.br/artigos/98459, https://opiceblum.com.br/anpd-emite-recomendacoes-sobre-coleta-de-cookies-no-portal-gov-br/',
			checkedOn: '2026-11-30',
			unsure: 'a recommendation to one portal; the authority said later that no reason is shut out',
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
