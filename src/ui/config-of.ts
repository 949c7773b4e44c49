import { resolve } from '../config/resolve.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';

const known = new WeakMap<object, ResolvedConfig>();

/** The whole config, checked; its problems are reported on the way, once. */
export function configOf(guard: Pick<Guard, 'dataset' | 'problem' | 'raw' | 'report'>): ResolvedConfig {
	const { dataset, problem, raw, report } = guard;
	const before = known.get(guard);
	if (before) return before;
	const { config, problems } = resolve(raw, dataset);
	known.set(guard, config);
	for (const found of problem ? [problem] : problems) report(...found);
	if ((config.catch || config.enforce) && !('yinyomGate' in window)) report('gate', 'yinyom-gate.js');
	return config;
}
