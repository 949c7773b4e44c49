import type { Guard } from '../guard/contract.ts';
import { choice } from './choice.ts';
import { law, migration } from './law.ts';
import { modes } from './modes.ts';
import { tellVendors } from './signals.ts';

/** What may be put in place of the base's own. */
type Open = 'decide' | 'gcm' | 'isGranted' | 'itemize' | 'law' | 'signals' | 'switchOf';

/** The guard while it is completed; what is closed is to be read. */
export type Draft = Readonly<Omit<Guard, Open>> & { -readonly [Name in Open]: Guard[Name] };

/** Adds to a guard what the config asks for beyond the base, and nothing where it does not ask. The guard is for what runs later. */
export type Extension = (draft: Draft, guard: Guard) => void | Promise<void>;

/** In this order: each builds on what those before it have put in place, and may take grants back. */
export const extensions: readonly (readonly [name: string, extend: Extension])[] = [
	['law', law],
	['migration', migration],
	['choice', choice],
	['modes', modes],
	['signals', tellVendors],
];

const extended = new WeakMap<object, Promise<void>>();

/**
 * Completes a guard that holds everything until then; once, however often it is asked.
 *
 * All of it or nothing: with an extension that fails the guard stays as it was, and goes on holding.
 */
export function extend(guard: Guard, list: readonly (readonly [name: string, extend: Extension])[] = extensions) {
	const ask = extended.get(guard) ?? complete(guard, list);
	extended.set(guard, ask);
	ask.catch(() => extended.delete(guard));
	return ask;
}

async function complete(guard: Guard, list: typeof extensions): Promise<void> {
	// `decide` stays the guard's own where no law replaces it: it reads the flag when it is asked, and nobody asks before the end.
	const draft: Draft = {
		gcm: undefined,
		itemize: undefined,
		law: undefined,
		...guard,
		rules: { ...guard.rules, needsMore: false },
	};
	for (const [, run] of list) await run(draft, guard);
	const { decide: whole, gcm, isGranted, itemize, law: ruling, signals, switchOf } = draft;
	Object.assign(guard, { decide: whole, gcm, isGranted, itemize, law: ruling, signals, switchOf });
	guard.rules.needsMore = false;
}
