import { isObject } from '../config/is-object.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import type { Verdict } from '../consent/decide.ts';
import type { Guard } from '../guard/contract.ts';
import { refusedBefore } from '../migrate/refused.ts';
import { fetchItem } from '../platform/memory.ts';
import { ofDocument, quietly } from '../platform/page.ts';

/** The cookies of this page by name, as they are written. */
function cookies(): Readonly<Record<string, string>> {
	const found: Record<string, string> = Object.create(null);
	for (const pair of (quietly(() => ofDocument('cookie')) ?? '').split('; ')) {
		const at = pair.indexOf('=');
		found[pair.slice(0, at)] ??= pair.slice(at + 1);
	}
	return found;
}

/** Lets a refusal in another manager count until the visitor decides here; see `migrate/refused.ts`. */
export function honourRefusals(guard: Pick<Guard, 'raw' | 'rules'> & { decide: Guard['decide'] }): void {
	const { raw, rules } = guard;
	const names: unknown = isObject(raw) ? raw['migrate'] : [];
	const managers = Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
	const before = guard.decide;
	guard.decide = (record) =>
		record
			? before(record)
			: honoured(
					before(record),
					optionalCategories(rules),
					refusedBefore(managers, { cookies: cookies(), item: fetchItem }, rules),
				);
}

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
