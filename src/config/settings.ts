import { idForm, ROOM_FOR_IDS } from './id-form.ts';
import { isObject } from './is-object.ts';

/**
 * Fits a config, as JSON, that names an option or a service which takes more than the guard has; set when the package is built
 * (`build/more.ts`). It may fit others too: that costs a request, never a grant.
 */
declare const __MORE__: RegExp;

type Plain = Readonly<Record<string, unknown>>;

/** The little that holding needs to know, on every page and before anything else is fetched. */
export interface Settings {
	readonly policy: { readonly version: string };
	readonly revision: number;
	/** `''` where nobody fixed one. */
	readonly locale: string;
	/** A side, or `'none'`; `''` where nobody said one. */
	readonly reopen: string;
	/** Vendors the owner wants untold are `false`. */
	readonly signals: Plain;
	/** Whether nothing may be granted before `yinyom-more` has extended the guard. */
	needsMore: boolean;
	/** `necessary` first. */
	readonly categories: Readonly<Record<string, { readonly services: readonly string[] }>>;
}

const within = (value: unknown): Plain => (isObject(value) ? value : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Reads them out of a config that nobody has checked yet: what does not fit is as if it were not there, and whatever
 * hangs on it stays held. In contrast with `resolve` it names no problem and knows no other option.
 *
 * @param dataset attributes of the script tag; they win
 */
export function readSettings(raw: unknown, dataset: DOMStringMap): Settings {
	const config = within(raw);
	// Without a prototype: what is not written is not there, whatever somebody has put into `Object.prototype`.
	const { locale, reopen, revision, policyVersion, categories, signals }: Plain = Object.assign(
		Object.create(null),
		config,
		{ policyVersion: within(config['policy'])['version'] },
		dataset,
	);
	// What cannot be read as JSON or as a number, no JSON can bring: a config from code. In doubt more is needed.
	let needsMore = true;
	let count = 0;
	try {
		count = +(revision as string);
		needsMore = __MORE__.test(JSON.stringify([raw, dataset]));
	} catch {}
	const known: Record<string, { services: string[] }> = {};
	let room = ROOM_FOR_IDS;
	const usual = { functional: {}, analytics: {}, marketing: {} };
	for (const [id, category] of Object.entries({ necessary: 0, ...(isObject(categories) ? categories : usual) })) {
		const { services } = within(category);
		if (id === 'necessary' || (idForm.test(id) && isObject(category) && (room -= id.length + 1) >= 0))
			known[id] = { services: Array.isArray(services) ? services.filter((service) => idForm.test(text(service))) : [] };
	}
	return {
		categories: known,
		policy: { version: text(policyVersion) },
		revision: (count >>> 0) % 1e6,
		reopen: text(reopen),
		signals: within(signals),
		needsMore,
		locale: text(locale),
	};
}
