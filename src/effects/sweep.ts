import { namesOfCookies } from '../config/cookie-names.ts';
import { expressionOf, matchesName } from '../config/name-match.ts';
import type { ResolvedConfig, ServiceConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import type * as cookies from '../platform/cookie.ts';
import type { Service } from '../services/service.ts';
import { AGAIN, fetchItem, itemKeys, NAME, storeItem, SWEEP } from '../platform/memory.ts';
import { allKept, cookieNames, refuseItems, sweepStorage, whenCookiesChange } from '../platform/storage.ts';

/** Whether a service that may be here keeps a refusal; set when the package is built, for the single file has none that does. */
declare const __REFUSALS__: boolean;

/** What every other cookie and key looks like, in the words of `SWEEP`; a cookie of a longer path stands before ours (RFC 6265 §5.4). */
const ANY = `(^|; |,)(?!${NAME}|,|$)`;

/**
 * Deletes what services that may not run have left in this browser: first-party cookies, storage, databases, caches, service
 * workers.
 *
 * What it looked for stays behind as a pattern, so that the guard sees on later pages whether there is any of it again. What
 * is HttpOnly or belongs to a third party no script can delete; the preference center says so, and `inspect` names it.
 */
export function createSweep(
	{ isGranted, load, report }: Pick<Guard, 'isGranted' | 'load' | 'report'>,
	config: ResolvedConfig,
	/** Lent by the decision part, which deletes too. */
	deleteCookies: typeof cookies.deleteCookies,
): () => void {
	const { categories, services } = config;
	let patterns: readonly string[] = [];
	const told = new Set<string>();
	/** What could not be deleted since the last decision. */
	const stuck = new Set<string>();
	const tell = (code: 'left' | 'rewritten', name: string) => {
		if (!told.has(code + name)) report(code, name);
		told.add(code + name);
	};
	const isDenied = (name: string) => !name.startsWith(NAME) && patterns.some((pattern) => matchesName(pattern, name));

	const patternsOf = async (id: string, category: string): Promise<readonly string[]> => {
		try {
			const service: ServiceConfig & Pick<Service, 'refusal'> = services[id] ?? (await load(`services/${id}`)).service;
			const { cookies = [], storage = [] } = service;
			const all = [...namesOfCookies(cookies), ...storage];
			// Where nothing but the vendor's own code stops it, what it knows of a refusal by has to stay.
			return __REFUSALS__ && config.withdraw === 'signal' ? all.filter((each) => each !== service.refusal) : all;
		} catch {
			report('service', `categories.${category}.services`, id);
			return [];
		}
	};
	const sweepCookies = () => {
		// Not tried again before somebody decides: where the browser does not tell of changes, that would be each second.
		const find = () => cookieNames().filter((name) => isDenied(name) && !stuck.has(name));
		const names = find();
		deleteCookies(find);
		const left = find();
		for (const name of left) {
			stuck.add(name);
			tell('left', name);
		}
		return names.filter((name) => !left.includes(name));
	};
	let isWatching = false;
	let turns = 0;
	const sweep = async (turn: number) => {
		const denied = Object.entries(categories).filter(([id]) => !isGranted(id));
		const found = denied.flatMap(([category, { services: ids }]) =>
			ids.filter((id) => !isGranted(`service:${id}`)).map((id) => patternsOf(id, category)),
		);
		const learned = [...new Set((await Promise.all(found)).flat())];
		// Another decision came while this one learned of its services.
		if (turn !== turns) return;
		patterns = learned;
		storeItem(
			SWEEP,
			patterns.length
				? `(^|; |,)(${patterns.map((pattern) => expressionOf(pattern, '[^;=,]*')).join('|')})(=|,|$)`
				: '',
		);
		if (!isWatching && patterns.length) {
			isWatching = true;
			// A tracker that nobody stopped writes its keys and cookies again.
			refuseItems(isDenied);
			whenCookiesChange(() => {
				for (const name of sweepCookies()) tell('rewritten', name);
			});
		}
		sweepCookies();
		if (await sweepStorage(isDenied)) storeItem(SWEEP, AGAIN);
	};
	return () => {
		const turn = ++turns;
		// What an earlier decision denied may be granted now.
		patterns = [];
		stuck.clear();
		const isOurs = (name: string) => name.startsWith(NAME);
		const begin = async () => {
			// With nothing there, there is nothing to learn about services; the first later page that has something learns.
			const isEmpty =
				[...cookieNames(), ...itemKeys()].every(isOurs) && (await allKept()).every(({ name }) => isOurs(name));
			if (turn !== turns) return;
			if (isEmpty && !isWatching && fetchItem(SWEEP) !== AGAIN)
				storeItem(SWEEP, Object.keys(categories).every(isGranted) ? '' : ANY);
			else await sweep(turn);
		};
		void begin();
	};
}
