import { isObject } from '../config/is-object.ts';
import type { Extension } from './index.ts';

/** Options that only mean something under a rule set; with none of them the base's one rule holds, which is opt-in. */
const OPTIONS = ['regime', 'minors', 'reprompt'];

/**
 * The rule set of a law, where config or tag ask for one.
 *
 * The first of all: it replaces how a record is judged, and whatever comes after may take grants back.
 */
export const law: Extension = async (draft, guard) => {
	const { dataset, load, raw } = draft;
	const isWanted = 'country' in dataset || (isObject(raw) && OPTIONS.some((option) => Object.hasOwn(raw, option)));
	if (isWanted) (await load('yinyom-law')).startLaw(draft, guard);
};

/** What other consent managers left in this browser and on this page's tags, where the config names them. */
export const migration: Extension = async (draft, guard) => {
	const { load, raw } = draft;
	if (!isObject(raw) || !(raw['migrate'] || raw['adopt'])) return;
	const { adoptMarks, honourRefusals } = await load('yinyom-migrate');
	honourRefusals(draft);
	adoptMarks(draft, () => guard.hold.apply());
};
