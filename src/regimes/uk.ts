import type { Regime, RegimeFacts } from './regime.ts';

/** United Kingdom: UK GDPR and PECR, as changed by the Data (Use and Access) Act 2025. */
export const regime = {
	version: 1,
	jurisdictions: ['GB'],
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
	law: 'UK GDPR; Privacy and Electronic Communications Regulations 2003, regulation 6; Data (Use and Access) Act 2025',
	floor: 'prior consent',
	authority: 'https://ico.org.uk/make-a-complaint/',
	rules: [
		{
			rule: 'Consent comes first, but for five exceptions: transmission, what is strictly necessary, statistics, appearance, emergencies. Statistics and appearance need information and a simple, free way to object, and end where a vendor uses the data for itself. We ask for these too.',
			source:
				'PECR reg. 6 and schedule A1 paras 3-7 (Data (Use and Access) Act 2025 s.112 and sch. 12, in force 5 Feb 2026 by SI 2026/82); final ICO guidance of 29 Apr 2026, noted by Wiggin LLP on 11 May, Stevens & Bolton on 6 May and Osborne Clarke on 13 May 2026',
			checkedOn: '2026-11-30',
			unsure: 'read as others give it; neither legislation.gov.uk nor ico.org.uk could be read',
		},
		{ rule: 'Told and withdrawn as under the GDPR.', source: 'UK GDPR 7, 13', checkedOn: '2026-11-22' },
	],
} as const satisfies RegimeFacts;
