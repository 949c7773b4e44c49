import type { Regime, RegimeFacts } from './regime.ts';

/** Thailand: Personal Data Protection Act B.E. 2562 (2019). */
export const regime = {
	version: 1,
	jurisdictions: ['TH'],
	model: 'opt-in',
	withoutConsent: ['contract', 'legal-duty', 'legitimate-interest'],
	gpc: 'noted',
	validityDays: 365,
	reaskDays: 365,
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
	law: 'Personal Data Protection Act B.E. 2562 (2019)',
	floor: 'consent or another reason',
	authority: 'https://www.pdpc.or.th/',
	rules: [
		{
			rule: 'Consent comes before or at collection, by an explicit request that stands apart from everything else, in plain language.',
			source: 'PDPA s.19 para 1-3; https://pdpathailand.com/pdpa/content_eng/article19_eng.php',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Withdrawing is as easy as giving, does not undo what was lawful before, and its consequences are told.',
			source: 'PDPA s.19 para 5-6; https://pdpathailand.com/pdpa/content_eng/article19_eng.php',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Told at collection: purpose, effect of not giving, retention, recipients, contact of controller and DPO, rights.',
			source: 'PDPA s.23; https://library.siam-legal.com/thai-law/personal-data-collection-sections-22-26',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Transfers abroad are told.',
			source: 'PDPC notification guideline, 7 Sep 2022, item ix; https://www.tmi.gr.jp/eyes/blog/2022/14056.html',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Consent needs an act: nothing is ticked in advance, nothing follows from going on.',
			source: 'PDPC consent guideline, 7 Sep 2022; https://www.tilleke.com/insights/thailand-still-paradise/57',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Minors under 10: the guardian consents; from 10 to 20 the guardian too, unless the minor may act alone.',
			source:
				'PDPA s.20, Civil and Commercial Code s.22-24; https://www.tilleke.com/insights/thailand-still-paradise/57',
			checkedOn: '2026-11-30',
			unsure:
				'how s.22-24 of the Code apply to consent is not settled: https://so01.tci-thaijo.org/index.php/lawchulajournal/article/view/262399',
		},
		{
			rule: 'Whoever objects to what rests on a legitimate interest, or to direct marketing, is heard: by the link to make a request, which the law wants anyway, for what is always on has no switch.',
			source:
				'PDPA s.32; https://library.siam-legal.com/thai-law/personal-data-protection-act-rights-of-the-data-subject-sections-30-42',
			checkedOn: '2026-11-30',
			unsure: 'whether a link is enough for cookies; give direct marketing the basis "consent", and it has a switch',
		},
		{
			rule: 'There is no statute on cookies and no number of days; 365 is ours.',
			source: 'https://cookiebeam.com/guides/thailand-pdpa-cookie-consent-2026',
			checkedOn: '2026-11-30',
			unsure: 'a guideline of the PDPC on cookies was looked for again and not found',
		},
	],
} as const satisfies RegimeFacts;
