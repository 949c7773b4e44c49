import { optionalCategories } from '../config/optional-categories.ts';
import type { Settings } from '../config/settings.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { policyKey } from './codec.ts';
import { CLOCK_SKEW } from './decide.ts';
import type { ConsentRecord } from './record.ts';

/** What was pressed or called. */
export type Action = 'grantAll' | 'denyAll' | 'save' | 'withdraw';

/** Where a new record came from; another tab's decision has no cause here. */
export interface Cause {
	readonly action: Action;
	/** `choices`: the opt-out that US laws want apart from the cookie switches; `signal`: nobody, the browser's privacy signal. */
	readonly surface: 'notice' | 'preferences' | 'placeholder' | 'choices' | 'signal' | 'api';
}

/** What was decided: everything by one action, or with `save` what `choices` name. */
export interface Decision {
	readonly action: Action;
	readonly choices?: Readonly<Record<string, boolean>> | undefined;
}

/**
 * The record that follows from a decision.
 *
 * Pure: ids and time come in. A category that `choices` leaves out keeps its state, and is denied when it has none:
 * silence is no consent (PDPA s.19; GDPR recital 32).
 */
export function change(
	previous: ConsentRecord | undefined,
	{ action, choices = {} }: Decision,
	facts: {
		readonly config: Pick<Settings, 'categories' | 'revision' | 'policy'> & Pick<ResolvedConfig, 'validityDays'>;
		/** What may run at this moment: a record that no longer counts has no state to keep. */
		readonly granted: readonly string[];
		/** Of these, what no person granted: who decides about others leaves it undecided, for it is nobody's decision. */
		readonly implied?: readonly string[] | undefined;
		/** Whoever decides may not grant: a child (PDPA s.20, LGPD 14, GDPR 8). Default false. */
		readonly isMinor?: boolean;
		readonly now: number;
		readonly newId: () => string;
	},
): ConsentRecord {
	const { config, now, newId } = facts;
	const isSaid = (id: string) => action !== 'save' || Object.hasOwn(choices, id);
	const isOn = (id: string) => facts.granted.includes(id);
	const decided = optionalCategories(config).filter((id) => isSaid(id) || !facts.implied?.includes(id));
	// Only `true` is a grant: a host's "false" or 1 is a mistake, and a mistake grants nothing.
	const isWanted = (id: string): boolean =>
		isSaid(id) ? action === 'grantAll' || (action === 'save' && (choices[id] as unknown) === true) : isOn(id);
	const wants = (id: string): boolean => isWanted(id) && (!facts.isMinor || isOn(id));
	return {
		consentId: previous?.consentId ?? newId(),
		receiptId: newId(),
		seq: (previous?.seq ?? 0) + 1,
		// The later decision must bear the later time, or another copy of the old record would win over it.
		time: previous && previous.time >= now && previous.time <= now + CLOCK_SKEW ? previous.time + 1 : now,
		validUntil: now + config.validityDays * 864e5,
		revision: config.revision,
		policyVersion: policyKey(config.policy.version),
		granted: decided.filter(wants),
		denied: decided.filter((id) => !wants(id)),
	};
}
