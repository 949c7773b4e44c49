import type { Regime, RegimeFacts } from './regime.ts';

/** United States: the state privacy laws, California's rules for all of them. */
export const regime = {
	version: 1,
	jurisdictions: [
		'US',
		'US-AL',
		'US-AK',
		'US-AZ',
		'US-AR',
		'US-CA',
		'US-CO',
		'US-CT',
		'US-DE',
		'US-DC',
		'US-FL',
		'US-GA',
		'US-HI',
		'US-ID',
		'US-IL',
		'US-IN',
		'US-IA',
		'US-KS',
		'US-KY',
		'US-LA',
		'US-ME',
		'US-MD',
		'US-MA',
		'US-MI',
		'US-MN',
		'US-MS',
		'US-MO',
		'US-MT',
		'US-NE',
		'US-NV',
		'US-NH',
		'US-NJ',
		'US-NM',
		'US-NY',
		'US-NC',
		'US-ND',
		'US-OH',
		'US-OK',
		'US-OR',
		'US-PA',
		'US-RI',
		'US-SC',
		'US-SD',
		'US-TN',
		'US-TX',
		'US-UT',
		'US-VT',
		'US-VA',
		'US-WA',
		'US-WV',
		'US-WI',
		'US-WY',
	],
	model: 'opt-out',
	withoutConsent: ['contract', 'legal-duty', 'legitimate-interest'],
	gpc: 'opts-out',
	validityDays: 365,
	reaskDays: 365,
	wants: ['controller', 'contact', 'policy', 'version', 'receipts', 'services', 'recipients', 'rights'],
} as const satisfies Regime;

export const facts = {
	law: 'California Consumer Privacy Act (Civ. Code 1798.100 ff.) and its kin in other states',
	floor: 'notice and a way out',
	authority: 'https://cppa.ca.gov/',
	rules: [
		{
			rule: "A browser's opt-out signal is a valid request for the browser, and counts for what is sold or shared.",
			source: '11 CCR 7025(b)-(c); https://www.law.cornell.edu/regulations/california/11-CCR-7025',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'It counts whatever reason the business has: the law asks for none. What a visitor directs to be disclosed, and what another law orders, is no sale.',
			source:
				'11 CCR 7025(c)(1); https://law.cornell.edu/regulations/california/11-CCR-7025; Cal. Civ. Code 1798.140(ad)(2), 1798.145(a)',
			checkedOn: '2026-11-30',
			unsure: 'the two sections of the code were read in summaries only',
		},
		{
			rule: 'The page says whether the signal was honoured.',
			source: '11 CCR 7025(c)(6), since 1 Jan 2026; https://www.law.cornell.edu/regulations/california/11-CCR-7025',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'A link of its own leads to the opt-out; a cookie banner by itself is no such method.',
			source: '11 CCR 7013, 7015, 7026(a)(1), (a)(4)',
			checkedOn: '2026-11-22',
		},
		{
			rule: 'Who opted out is not asked to opt in for 12 months.',
			source: 'Cal. Civ. Code 1798.135(c)(4)',
			checkedOn: '2026-11-30',
			unsure: 'the wording is from copies of the statute; the official page could not be read',
		},
		{
			rule: "Where the business knows that somebody is under 16, sale and sharing need an opt-in: from 13 on the person's own, under 13 the parent's.",
			source:
				'Cal. Civ. Code 1798.120(c); https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?sectionNum=1798.120.&lawCode=CIV',
			checkedOn: '2026-11-30',
			unsure: 'the wording is from three copies of the statute, which agree; the official page could not be read',
		},
		{
			rule: 'Sale includes giving data for analytics in return, unless a contract makes the vendor a service provider.',
			source: 'People v. Sephora USA, Inc. (2022); Cal. Civ. Code 1798.140(ad)',
			checkedOn: '2026-11-22',
			unsure: 'read in summaries only',
		},
	],
} as const satisfies RegimeFacts;

/**
 * States with a law of their own that lets people opt out of sale or targeted advertising. `signal`: the law wants a browser's
 * signal honoured. The product treats every state as California is treated, so the list decides nothing; it says who asks.
 *
 * https://consentstack.io/blog/us-state-privacy-laws (Mar 2026: the same twelve with a signal), https://cookiebeam.com/guides/universal-opt-out-mechanisms-us-state-laws-2026 (the same); https://www.nelsonmullins.com (13 Jan 2026,
 * without MN). California's rule was read in a copy of 11 CCR 7025, Colorado's (GPC from 1 July 2024, coag.gov/uoom) as others quote it, the rest in
 * summaries, on 30 Nov 2026. Signed this year and not in the list: Oklahoma (SB 546), Alabama (HB 351), Louisiana (Act 502, from 1 Jan 2027), says
 * https://codamail.com/articles/privacy-law-directory/us/states-overview.html (June 2026).
 */
export const states = {
	'US-CA': { signal: true },
	'US-CO': { signal: true },
	'US-CT': { signal: true },
	'US-DE': { signal: true },
	'US-MD': { signal: true },
	'US-MN': { signal: true },
	'US-MT': { signal: true },
	'US-NE': { signal: true },
	'US-NH': { signal: true },
	'US-NJ': { signal: true },
	'US-OR': { signal: true },
	'US-TX': { signal: true },
	'US-VA': { signal: false },
	'US-UT': { signal: false },
	'US-IA': { signal: false },
	'US-TN': { signal: false },
	'US-IN': { signal: false },
	'US-KY': { signal: false },
	'US-RI': { signal: false },
	'US-FL': { signal: false },
	'US-NV': { signal: false },
} as const satisfies Readonly<Record<string, { readonly signal: boolean }>>;
