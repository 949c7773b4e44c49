import type { Guard } from '../guard/contract.ts';
import { listen } from '../platform/page.ts';
import { privacySignal } from '../platform/privacy-signal.ts';

/**
 * What an opt-out law wants beside what it lets run: a way out that is no cookie switch, on every page, and the browser's signal
 * taken for a request, recorded and answered in words (11 CCR 7013, 7025(c)(1) and (6), 7026(a)(4)).
 *
 * @param sale categories that pass data on
 */
export function keepOptOut(guard: Guard, sale: readonly string[]): void {
	const { decision, load, rules, state, use } = guard;
	// A category that is denied in part has services that somebody granted.
	const isOut = () =>
		sale.every(
			(id) =>
				state.record?.denied.includes(id) &&
				!rules.categories[id]?.services.some((service) => state.verdict.granted.includes(`service:${service}`)),
		);
	const optOut = async (surface: 'choices' | 'signal') => {
		const part = await decision();
		part.refresh();
		if (!isOut()) part.act({ action: 'save', surface }, Object.fromEntries(sale.map((id) => [id, false])));
	};
	const look = () => {
		if (!sale.length) return;
		// The signal is a request like any other, and stands when it is gone.
		if (privacySignal() && !isOut()) void use(optOut('signal'), Boolean);
		void use(load('yinyom-choices'), (part) => part.showChoices(guard, { isOut, optOut: () => optOut('choices') }));
	};
	listen('yinyom:ready', look);
	// Not within the effects of a decision that is under way.
	listen('yinyom:change', () => setTimeout(look));
}
