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
	readonly surface: 'notice' | 'preferences' | 'placeholder' | 'api';
}

/**
 * The record that follows from a decision.
 *
 * Pure: ids and time come in. A category that `choices` leaves out keeps its state, and is denied when it has none:
 * silence is no consent (PDPA s.19; GDPR recital 32).
 */
export function change(
	previous: ConsentRecord | undefined,
	{ action, choices = {} }: { readonly action: Action; readonly choices?: Readonly<Record<string, boolean>> },
	facts: {
		readonly config: Pick<Settings, 'categories' | 'revision' | 'policy'> & Pick<ResolvedConfig, 'validityDays'>;
		/** What may run at this moment: a record that no longer counts has no state to keep. */
		readonly granted: readonly string[];
		readonly now: number;
		readonly newId: () => string;
	},
): ConsentRecord {
	const { config, now, newId } = facts;
	const optional = optionalCategories(config);
	const chosen = (id: string): unknown => (Object.hasOwn(choices, id) ? choices[id] : facts.granted.includes(id));
	// Only `true` is a grant: a host's "false" or 1 is a mistake, and a mistake grants nothing.
	const wants = (id: string): boolean => action === 'grantAll' || (action === 'save' && chosen(id) === true);
	return {
		consentId: previous?.consentId ?? newId(),
		receiptId: newId(),
		seq: (previous?.seq ?? 0) + 1,
		// The later decision must bear the later time, or another copy of the old record would win over it.
		time: previous && previous.time >= now && previous.time <= now + CLOCK_SKEW ? previous.time + 1 : now,
		validUntil: now + config.validityDays * 864e5,
		revision: config.revision,
		policyVersion: policyKey(config.policy.version),
		granted: optional.filter(wants),
		denied: optional.filter((id) => !wants(id)),
	};
}
