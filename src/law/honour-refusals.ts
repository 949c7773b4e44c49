import { isObject } from '../config/is-object.ts';
import { optionalCategories } from '../config/optional-categories.ts';
import type { Guard } from '../guard/contract.ts';
import { honoured } from '../migrate/honoured.ts';
import { cookiesIn, refusedBefore } from '../migrate/refused.ts';
import { fetchItem } from '../platform/memory.ts';
import { ofDocument, quietly } from '../platform/page.ts';

/** Lets a refusal in another manager count until the visitor decides here; see `migrate/refused.ts`. */
export function honourRefusals(guard: Pick<Guard, 'raw' | 'rules'> & { decide: Guard['decide'] }): void {
	const { raw, rules } = guard;
	const names: unknown = isObject(raw) ? raw['migrate'] : [];
	const before = guard.decide;
	guard.decide = (record) => {
		if (record) return before(record);
		const cookies = cookiesIn(quietly(() => ofDocument('cookie')) ?? '');
		const refused = refusedBefore(names, { cookies, item: fetchItem }, rules);
		return honoured(before(record), optionalCategories(rules), refused);
	};
}
