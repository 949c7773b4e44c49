import type { Extension } from './index.ts';

/** Options of `signals` that take more than a service's own words; few configs have one. */
export const isMode = (name: string): boolean => /Mode$|Consent$/.test(name);

/** How Google and Meta are told, where the config says more than whether. */
export const modes: Extension = async (draft, guard) => {
	const { load, rules } = draft;
	if (!Object.keys(rules.signals).some(isMode)) return;
	const { askGoogle, limitMeta } = await load('yinyom-modes');
	askGoogle(draft);
	limitMeta(draft, guard);
};
