import { isObject } from './is-object.ts';
import { isPlace, placeForm } from './place.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';

/** Services that speak Consent Mode themselves: told that consent is denied, they set no cookies. */
const GOOGLE = /^!?service:google-(ads|analytics|tag-manager)$/;

/**
 * Whether "advanced mode" lets this one load before consent: only where the owner names a country, or a part of one, and the
 * server says that the visitor is there. That is no grant.
 *
 * @param place `data-country` of the tag: ISO 3166-1 or 3166-2
 */
export function loadsUnasked({ signals }: Pick<Settings, 'signals'>, place: string | undefined, id: string): boolean {
	const mode = signals['googleMode'];
	return signals['google'] !== false && isObject(mode) && GOOGLE.test(id) && regionsOf(mode).some(isWithin(place));
}

/** The places of `advanced` that are any; another text names nobody's country. */
export const regionsOf = ({ advanced }: Readonly<Record<string, unknown>>): readonly string[] =>
	Array.isArray(advanced) ? advanced.filter(isPlace) : [];

/** Whatever else stands there: each with its place in the config. */
export const noRegions = ({ signals }: Pick<Settings, 'signals'>): readonly Problem[] => {
	const mode = signals['googleMode'];
	const all = isObject(mode) && Array.isArray(mode['advanced']) ? mode['advanced'] : [];
	return all.flatMap((each, index): readonly Problem[] =>
		typeof each === 'string' && placeForm.test(each) && !isPlace(each)
			? [['place', `signals.googleMode.advanced[${index}]`, each]]
			: [],
	);
};

/** `US` holds `US-CA`, and not the other way round. */
const isWithin =
	(place = '') =>
	(region: string): boolean =>
		`${place.trim().toUpperCase()}-`.startsWith(`${region}-`);

/** What `googleMode.event` puts into `dataLayer` after each update, and under the same name what each category came to. */
export const CONSENT_EVENT = 'yinyom_consent';
