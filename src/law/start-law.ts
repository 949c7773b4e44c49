import { isObject } from '../config/is-object.ts';
import { isPlace } from '../config/place.ts';
import type { Law } from '../consent/make-receipt.ts';
import type { Guard } from '../guard/contract.ts';
import { cookieValues } from '../platform/memory.ts';
import { privacySignal } from '../platform/privacy-signal.ts';
import { chooseRegime, idOf } from '../regimes/choose.ts';
import { judge } from '../regimes/judge.ts';
import { lacks } from '../regimes/lacks.ts';
import { daysOf, lineOf, readTerms } from '../regimes/terms.ts';
import { keepOptOut } from './keep-opt-out.ts';

/** A guard whose rules may still be replaced. */
export type Lawless = Omit<Guard, 'decide' | 'law'> & {
	decide: Guard['decide'];
	law?: Law | undefined;
};

/**
 * Puts a rule set in place of the base's one rule: the owner's, that of the country in the tag, or the strictest.
 *
 * It also says so to the receipts, keeps a decision as long as the rule set does, and, where people have to opt out, brings the
 * way to do so.
 *
 * @param whole the guard itself, for what goes on after it is complete
 */
export async function startLaw(guard: Lawless, whole: Guard): Promise<void> {
	const { dataset, report } = guard;
	const raw = isObject(guard.raw) ? guard.raw : {};
	const settings = { ...guard.rules, needsMore: false };
	const country = (dataset['country'] ?? '').trim();
	const { id, regime, jurisdiction } = chooseRegime(raw['regime'], country);
	const terms = readTerms(raw, settings, regime);

	if (raw['regime'] !== undefined && !idOf(raw['regime'])) report('regime', 'regime', raw['regime']);
	// What servers write where they do not know is no mistake.
	if (!/^(ZZ|XX|T1|)$/i.test(country) && !isPlace(country.toUpperCase())) report('place', 'data-country', country);
	const turn = async (locale: string) => {
		law.line = terms.minors && (await lineFor(guard.load, locale, raw['minors']));
	};
	const law: Law = {
		jurisdiction,
		ruleset: `${id}/${regime.version}`,
		always: terms.always,
		reasons: regime.withoutConsent,
		validityDays: daysOf(raw, regime),
		isGuardianAsked: terms.minors === 'guardian',
		turn,
	};
	guard.law = law;
	if (terms.minors) await turn((await guard.load('yinyom-ui')).localeOf(guard));
	guard.decide = (record) =>
		judge({ regime, terms, settings }, record, {
			now: Date.now(),
			gpc: privacySignal(),
			// Whatever it said: nobody may take it for leave.
			isBroken: !record && cookieValues().length > 0,
		});
	if (regime.model === 'opt-out') keepOptOut(whole, terms.sale);
	// Who names a law wants to know what it lacks; who has decided before need not download the words for it.
	if (idOf(raw['regime']) && !guard.state.record) for (const problem of lacks(raw, regime)) report(...problem);
}

/** What is said to those who are too young to decide alone (PDPA s.20). */
async function lineFor(load: Guard['load'], locale: string, minors: unknown): Promise<string> {
	const { default: texts } = await load(`locales-facts/${locale}`);
	return lineOf(texts.minors, minors);
}
