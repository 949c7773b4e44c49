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
} as const;

/** A config with the script tag's attributes laid over it; they win. */
export function withAttributes(raw: unknown, dataset: Readonly<Record<string, string | undefined>>): unknown {
	let result = raw;
	for (const [name, path] of Object.entries(attributePaths)) {
		const value = dataset[name];
		if (value === undefined) continue;
		result = lay(result, path.split('.'), name === 'revision' ? Number(value) : value);
	}
	return result;
}

const lay = (target: unknown, [key = '', ...rest]: readonly string[], value: unknown): object => {
	const part = isObject(target) ? target : {};
	return { ...part, [key]: rest.length ? lay(part[key], rest, value) : value };
};
