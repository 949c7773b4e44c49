import type { Verdict } from '../consent/decide.ts';

/** A verdict with what was refused taken out. Pure: it takes grants away and never adds one. */
export function honoured(verdict: Verdict, optional: readonly string[], refused: readonly string[]): Verdict {
	const without = (ids: readonly string[]) => ids.filter((id) => !refused.includes(id));
	const granted = without(verdict.granted);
	const denied = optional.filter((id) => refused.includes(id) || verdict.denied.includes(id));
	return {
		...verdict,
		granted,
		denied,
		...(verdict.implied && { implied: without(verdict.implied) }),
		ask: verdict.ask && optional.some((id) => !granted.includes(id) && !denied.includes(id)),
	};
}
