import type { Regime } from './regime.ts';

/**
 * For whoever is nowhere we know: of every rule set the strictest of each, so that it is right wherever they are.
 *
 * A test compares it with all others. Global Privacy Control is noted only: everything is off already, and a grant that a
 * person gives by a click afterwards is what even California takes for one (11 CCR 7025(c)(4)).
 */
export const strictest: Regime = {
	version: 1,
	jurisdictions: [],
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
};
