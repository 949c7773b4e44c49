import { decideByService, itemize, switchedIn, switchOfService } from '../consent/by-service.ts';
import type { Guard } from '../guard/contract.ts';
import { followHosts } from './follow-hosts.ts';
import { tellByService } from './tell-by-service.ts';

/** What of a guard can be replaced before it grants anything. */
type Open = 'decide' | 'itemize' | 'signals' | 'switchOf';

/**
 * Puts a switch for each service in place of one for each category: in what is granted, what is written down, what vendors hear
 * and whose tags run.
 *
 * @param whole the guard itself, for what goes on after it is complete
 */
export function startSwitches(
	draft: Omit<Guard, Open> & { -readonly [Name in Open]: Guard[Name] },
	whole: Guard,
): void {
	const { decide, law, rules, switchOf } = draft;
	const switched = switchedIn(rules, law?.always);
	draft.decide = (record) => decideByService(switched, decide, record);
	draft.itemize = (record, decision, facts) => itemize(record, decision, facts, switched);
	draft.switchOf = (id) => switchOf(id) && switchOfService(rules, switched, id);
	draft.signals = tellByService(draft, whole);
	followHosts(draft, switched);
}
