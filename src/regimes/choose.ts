import { isPlace, placeForm } from '../config/place.ts';
import type { RegimeId } from '../config/types.ts';
import { regimes } from './list.ts';
import type { Regime } from './regime.ts';
import { strictest } from './strictest.ts';

/** The rule set in force, and what a receipt says of it. */
export interface Choice {
	readonly id: RegimeId | 'strictest';
	readonly regime: Regime;
	/** Country whose rules these are: the one the server named if there is such a one, else the law's own. `ZZ`: none is known. */
	readonly jurisdiction: string;
}

/** Nobody's country (ISO 3166-1 leaves it to its users; CLDR: "unknown region"). */
const NOWHERE = 'ZZ';

const byPlace = new Map(
	Object.entries(regimes).flatMap(([id, { jurisdictions }]) => jurisdictions.map((place) => [place, id as RegimeId])),
);

/**
 * Which rule set to ask under: the owner's, else that of the country the server wrote into the tag, else the strictest.
 *
 * Nobody is looked up anywhere, and not to know is never leave to load: an opt-out rule set needs the owner's word or a
 * place that is on its list letter by letter, and gives way where the server names anything else.
 *
 * @param owner `regime` of the config
 * @param place `data-country` of the tag: ISO 3166-1, or ISO 3166-2 (`US-CA`, `CA-QC`)
 */
export function chooseRegime(owner: unknown, place: unknown): Choice {
	const named = `${place ?? ''}`.trim().toUpperCase();
	const [country = ''] = placeForm.test(named) ? named.split('-') : [];
	const wanted = idOf(owner);
	const here = byPlace.get(named) ?? optInOnly(byPlace.get(country));
	const isContradiction = wanted && regimes[wanted].model === 'opt-out' && named && !(here && isOptOut(here));
	const id = isContradiction ? (here ?? 'strictest') : (wanted ?? here ?? 'strictest');
	const regime = id === 'strictest' ? strictest : regimes[id];
	return {
		id,
		regime,
		// Whether there is such a country takes longer than all the rest, and a server does not ask.
		get jurisdiction() {
			return isPlace(named) ? country : homeOf(id, regime);
		},
	};
}

/** The owner's word as an id; nothing where it is none. */
export const idOf = (owner: unknown): RegimeId | undefined =>
	typeof owner === 'string' && Object.hasOwn(regimes, owner) ? (owner as RegimeId) : undefined;

const isOptOut = (id: RegimeId) => regimes[id].model === 'opt-out';
/** A part of a country that is on no list may have a law of its own. */
const optInOnly = (id: RegimeId | undefined) => (id && !isOptOut(id) ? id : undefined);

const homeOf = (id: string, { jurisdictions: [first = NOWHERE] }: Regime) =>
	id === 'eu-gdpr' ? 'EU' : first.slice(0, 2);
