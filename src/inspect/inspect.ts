import type { Guard } from '../guard/contract.ts';
import { services } from '../services.ts';
import { type Collector, createCollector } from './collect.ts';
import type { Inspection } from './inspection.ts';
import { judge } from './judge.ts';
import { showPanel } from './panel.ts';
import { tell } from './tell.ts';
import { whenLoaded } from './when-loaded.ts';

let collector: Collector | undefined;

/** Looks at the page once it has loaded, says in the console and in a corner what it found, and answers with it. */
export async function inspect(guard: Guard): Promise<Inspection> {
	// At once: from here on decisions are noted.
	collector ??= createCollector(guard);
	const look = collector.collect;
	const [{ configOf }] = await Promise.all([guard.load('yinyom-ui'), whenLoaded()]);
	const inspection = judge(look(), configOf(guard), services);
	tell(inspection);
	showPanel(guard.root(), inspection, () => void inspect(guard));
	return inspection;
}
