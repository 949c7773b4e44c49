import { asksForLaw } from '../config/asks-for-law.ts';
import { isObject } from '../config/is-object.ts';
import type { Extension } from './index.ts';

/**
 * The rule set of a law, where config or tag ask for one.
 *
 * The first of all: it replaces how a record is judged, and whatever comes after may take grants back.
 */
export const law: Extension = async (draft, guard) => {
	const { dataset, load, raw } = draft;
	if (asksForLaw(raw, dataset)) await (await load('yinyom-law')).startLaw(draft, guard);
};

/** What other consent managers left in this browser and on this page's tags, where the config names them. */
export const migration: Extension = async (draft, guard) => {
	const { load, raw } = draft;
	if (!isObject(raw) || !(raw['migrate'] || raw['adopt'])) return;
	const { adoptMarks, honourRefusals } = await load('yinyom-migrate');
	honourRefusals(draft);
	adoptMarks(draft, () => guard.hold.apply());
};
