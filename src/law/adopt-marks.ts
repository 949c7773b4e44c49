import { isObject } from '../config/is-object.ts';
import type { Guard } from '../guard/contract.ts';
import { markedBy, ours } from '../migrate/marks.ts';
import { querySelectorAll, whenParsed } from '../platform/page.ts';

/**
 * Gives what another manager marked our marks, now and as it comes; from then on the one queue holds and releases it.
 *
 * Such elements are inert by themselves, so nothing is lost until it has looked. The other manager's own script has to be gone, or
 * both would let them run.
 */
export function adoptMarks({ raw, rules }: Pick<Guard, 'raw' | 'rules'>, apply: () => void): void {
	const names: unknown = isObject(raw) ? raw['adopt'] : [];
	const managers = Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
	const selector = markedBy(managers);
	if (!selector) return;
	const look = () => {
		let isNew = false;
		for (const element of querySelectorAll(selector))
			for (const [name, value] of Object.entries(ours(element, managers, rules))) {
				element.setAttribute(name, value);
				isNew = true;
			}
		return isNew;
	};
	// Before the first look of the queue, which begins when the page is parsed.
	whenParsed(() => {
		look();
		new MutationObserver(() => look() && apply()).observe(document, { childList: true, subtree: true });
	});
}
