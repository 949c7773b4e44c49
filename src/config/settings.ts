import { idForm } from './id-form.ts';
import { isObject } from './is-object.ts';

type Plain = Readonly<Record<string, unknown>>;

/** The little that holding needs to know, on every page and before anything else is fetched. */
export type Settings = {
	readonly policy: { readonly version: string };
	readonly revision: number;
	/** Anything at all; what is no locale of ours matches none. */
	readonly locale: unknown;
	/** Vendors the owner wants untold are `false`. */
	readonly signals: Plain;
	readonly reopen: unknown;
	readonly categories: Readonly<Record<string, { readonly services: readonly string[] }>>;
};

const within = (value: unknown): Plain => (isObject(value) ? value : {});

/**
 * Reads them out of a config that nobody has checked yet: what does not fit is as if it were not there, and whatever
 * hangs on it stays held. In contrast with `resolve` it names no problem and knows no other option.
 *
 * @param dataset attributes of the script tag; they win
 */
export function readSettings(raw: unknown, dataset: DOMStringMap): Settings {
	const { categories, policy, signals, ...config } = within(raw);
	const {
		locale,
		reopen,
		revision,
		policyVersion = within(policy)['version'] ?? '',
	}: Plain = { ...config, ...dataset };
	const known: Record<string, { services: string[] }> = {};
	const written = isObject(categories) ? categories : { functional: {}, analytics: {}, marketing: {} };
	for (const [id, category] of Object.entries({ necessary: {}, ...written })) {
		const { services } = within(category);
		if (idForm.test(id) && isObject(category)) known[id] = { services: Array.isArray(services) ? services : [] };
	}
	return {
		categories: known,
		policy: { version: `${policyVersion}` },
		revision: (revision as number) | 0,
		reopen,
		signals: within(signals),
		locale,
	};
}
