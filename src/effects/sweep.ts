import { expressionOf, matchesName } from '../config/name-match.ts';
import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import { cookieNames, deleteCookie } from '../platform/cookie.ts';
import { itemKeys, NAME, storeItem, SWEEP } from '../platform/memory.ts';
import { sweepStorage, whenCookiesChange } from '../platform/storage.ts';

/** What every other cookie looks like, in the words of `SWEEP`; one of a longer path stands before ours (RFC 6265 §5.4). */
const ANY = `(^|; )(?!${NAME})[^;=,]+=`;

/**
 * Deletes what services that may not run have left in this browser: first-party cookies, storage, databases, caches.
 *
 * What it looked for stays behind as a pattern, so that the guard sees on later pages whether there is any of it again. What
 * is HttpOnly or belongs to a third party no script can delete; the preference center says so, and `inspect` names it.
 */
export function createSweep(
	{ isGranted, load, report }: Pick<Guard, 'isGranted' | 'load' | 'report'>,
	{ categories, services }: ResolvedConfig,
): () => void {
	let patterns: readonly string[] = [];
	const told = new Set<string>();
	const tell = (code: 'left' | 'rewritten', name: string) => {
		if (!told.has(code + name)) report(code, name);
		told.add(code + name);
	};
	const isDenied = (name: string) => !name.startsWith(NAME) && patterns.some((pattern) => matchesName(pattern, name));

	const patternsOf = async (id: string, category: string): Promise<readonly string[]> => {
		try {
			const { cookies = [], storage = [] } = services[id] ?? (await load(`services/${id}`)).service;
			return [...cookies.map((cookie) => (typeof cookie === 'string' ? cookie : cookie.name)), ...storage];
		} catch {
			report('service', `categories.${category}.services`, id);
			return [];
		}
	};
	const sweepCookies = () => {
		const names = cookieNames().filter(isDenied);
		for (const name of names) deleteCookie(name);
		const left = cookieNames().filter(isDenied);
		for (const name of left) tell('left', name);
		return names.filter((name) => !left.includes(name));
	};
	let isWatching = false;
	const sweep = async () => {
		const denied = Object.entries(categories).filter(([id]) => !isGranted(id));
		const found = denied.flatMap(([category, { services: ids }]) => ids.map((id) => patternsOf(id, category)));
		patterns = [...new Set((await Promise.all(found)).flat())];
		storeItem(
			SWEEP,
			patterns.length
				? `(^|; |,)(${patterns.map((pattern) => expressionOf(pattern, '[^;=,]*')).join('|')})(=|,|$)`
				: '',
		);
		sweepCookies();
		await sweepStorage(isDenied);
		if (isWatching || !patterns.length) return;
		isWatching = true;
		// A tracker that nobody stopped writes its cookie again.
		whenCookiesChange(() => {
			for (const name of sweepCookies()) tell('rewritten', name);
		});
	};
	return () => {
		// With nothing there, there is nothing to learn about services; the first later page that has something learns.
		const isEmpty = [...cookieNames(), ...itemKeys()].every((name) => name.startsWith(NAME));
		if (isEmpty) storeItem(SWEEP, Object.keys(categories).every(isGranted) ? '' : ANY);
		else void sweep();
	};
}
