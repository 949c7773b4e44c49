import { ofDocument, quietly } from './page.ts';
import { workerName } from './service-worker.ts';

/** Names of the cookies this page can see, letter for letter; none where looking is forbidden. */
export const cookieNames = (): readonly string[] =>
	quietly(() => ofDocument('cookie'))?.match(/(?<=^|; )[^=;]+/g) ?? [];

/** What is kept for this page beside cookies and keys: a database, a cache, a service worker (by the name of its file). */
interface Kept {
	readonly name: string;
	/** Answers whether it may be there all the same. */
	readonly remove: () => Promise<unknown>;
}

const kinds: readonly (() => Promise<readonly Kept[]>)[] = [
	async () =>
		(await indexedDB.databases()).map(({ name = '' }) => ({
			name,
			// It stays for as long as a page has it open.
			remove: async () => indexedDB.deleteDatabase(name),
		})),
	async () => (await caches.keys()).map((name) => ({ name, remove: async () => void (await caches.delete(name)) })),
	async () =>
		(await navigator.serviceWorker.getRegistrations()).map((registration) => {
			const { active, installing, waiting } = registration;
			const { scriptURL = '' } = active ?? waiting ?? installing ?? {};
			return { name: workerName(scriptURL), remove: async () => void (await registration.unregister()) };
		}),
];

/** All of it that this page can see: less in a sandboxed frame, neither caches nor service workers on `http:` pages. */
export const allKept = async (): Promise<readonly Kept[]> =>
	(await Promise.all(kinds.map((kind) => kind().catch(() => [])))).flat();

/**
 * Deletes, by name, what the page can reach: keys of both storages, and what else is kept. One that refuses keeps its own.
 *
 * @returns whether some of it may still be there when the page goes
 */
export async function sweepStorage(isDenied: (name: string) => boolean): Promise<boolean> {
	for (const storage of ['localStorage', 'sessionStorage'] as const)
		quietly(() => {
			for (const key of Object.keys(window[storage])) if (isDenied(key)) window[storage].removeItem(key);
		});
	let isLeft = false;
	for (const { name, remove } of await allKept())
		if (isDenied(name)) isLeft = !!(await remove().catch(() => true)) || isLeft;
	return isLeft;
}

/** Keeps scripts of this page from writing keys again. One that is assigned (`localStorage.key = 1`) waits for the next sweep. */
export function refuseItems(isDenied: (name: string) => boolean): void {
	// A page may have frozen it.
	quietly(() => {
		const { setItem } = Storage.prototype;
		Storage.prototype.setItem = function (key, value) {
			if (!isDenied(`${key}`)) setItem.call(this, key, value);
		};
	});
}

/** Calls back when somebody writes a cookie; every second where the browser does not tell (no CookieStore, `http:` pages). */
export function whenCookiesChange(callback: () => void): void {
	const { cookieStore } = window as { cookieStore?: EventTarget };
	if (!cookieStore) setInterval(callback, 1000);
	else
		cookieStore.addEventListener('change', (event) => {
			if ((event as Event & { readonly changed?: readonly unknown[] }).changed?.length) callback();
		});
}
