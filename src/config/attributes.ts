import { isObject } from './is-object.ts';

/** Attributes of the script tag (as `dataset` names them) → the place in the config they override. */
export const attributePaths = {
	locale: 'locale',
	endpoint: 'receipts.endpoint',
	policy: 'policy.url',
	policyVersion: 'policy.version',
	controller: 'controller.name',
	email: 'controller.email',
	revision: 'revision',
	reopen: 'reopen',
	colorScheme: 'colorScheme',
} as const;

/** A config with the script tag's attributes laid over it; they win. */
export function withAttributes(raw: unknown, dataset: Readonly<Record<string, string | undefined>>): unknown {
	let result = raw;
	for (const [name, path] of Object.entries(attributePaths)) {
		const text = dataset[name];
		// An attribute that is not there may still be in `Object.prototype`.
		if (!Object.hasOwn(dataset, name)) continue;
		const [field = '', part] = path.split('.');
		const value = name === 'revision' && isFinite(Number(text)) ? Number(text) : text;
		const config = isObject(result) ? result : {};
		const inner = config[field];
		result = { ...config, [field]: part ? { ...(isObject(inner) && inner), [part]: value } : value };
	}
	return result;
}
