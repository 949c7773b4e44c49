import type { ResolvedConfig } from '../config/types.ts';
import { mistakenNames } from '../config/mistaken-names.ts';
import type { Guard } from '../guard/contract.ts';
import { querySelectorAll } from '../platform/page.ts';
import { services } from '../services.ts';
import { type Collector, createCollector } from './collect.ts';
import type { Inspection } from './inspection.ts';
import { judge } from './judge.ts';
import { showPanel } from './panel.ts';
import { tell } from './tell.ts';
import { watchListeners } from './watch-listeners.ts';
import { whenLoaded } from './when-loaded.ts';

/** Locales that ship, with spaces between: made from the names of the files in `locales/` when the package is built. */
declare const __LOCALES__: string;

let collector: Collector | undefined;

/** Looks at the page once it has loaded, says in the console and in a corner what it found, and answers with it. */
export async function inspect(guard: Guard): Promise<Inspection> {
	const isFirst = !collector;
	if (isFirst) watchListeners(window.yinyom, guard.report);
	// At once: from here on decisions are noted.
	collector ??= createCollector(guard);
	const look = collector.collect;
	const [{ configOf }] = await Promise.all([guard.load('yinyom-ui'), whenLoaded()]);
	if (isFirst) void tellNames(guard, configOf(guard));
	const inspection = judge(look(), configOf(guard), services);
	tell(inspection);
	showPanel(guard.root(), inspection, () => void inspect(guard));
	return inspection;
}

/** Says in the console what names nothing: to know that takes lists which no visitor has to download. */
async function tellNames(guard: Guard, config: ResolvedConfig): Promise<void> {
	const pieces = [guard.load('locales/en'), guard.load('locales-more/en'), guard.load('locales-facts/en')] as const;
	const texts = (await Promise.all(pieces)).flatMap((piece) => Object.keys(piece.default));
	const known = { services, locales: __LOCALES__.split(' '), texts };
	for (const problem of mistakenNames(guard, config, known)) guard.report(...problem);
	if (querySelectorAll('script[data-yinyom-config]').length > 1) guard.report('copy', 'config');
}
