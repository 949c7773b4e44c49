import type { Regime, RegimeFacts } from './regime.ts';

/** No rule set: nothing is asked. Only by the owner's own word, never by a country. */
export const regime = {
	version: 1,
	jurisdictions: [],
	model: 'opt-out',
	withoutConsent: ['contract', 'legal-duty', 'legitimate-interest'],
	gpc: 'opts-out',
	validityDays: 365,
	reaskDays: 180,
	wants: [],
} as const satisfies Regime;

export const facts = {
	law: 'none',
	floor: 'nothing',
	authority: null,
	rules: [
		{
			rule: 'For a site that no rule on consent applies to, as its owner says. A refusal and Global Privacy Control count all the same.',
			source: "W3C GPC, editor's draft Apr 2026; https://w3c.github.io/gpc/",
			checkedOn: '2026-11-22',
		},
	],
} as const satisfies RegimeFacts;
