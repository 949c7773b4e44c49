import { ofDocument, quietly } from './page.ts';

/** Names of the cookies this page can see, letter for letter; none where looking is forbidden. */
export const cookieNames = (): readonly string[] =>
	quietly(() => ofDocument('cookie'))?.match(/(?<=^|; )[^=;]+/g) ?? [];

/**
 * Deletes, by name, what the page can reach: keys of both storages, databases, caches. One that refuses keeps its own.
 *
 * @returns whether there was a database; it stays for as long as a page has it open
 */
export async function sweepStorage(isDenied: (name: string) => boolean): Promise<boolean> {
	let isOpen = false;
	for (const storage of ['localStorage', 'sessionStorage'] as const)
		quietly(() => {
			for (const key of Object.keys(window[storage])) if (isDenied(key)) window[storage].removeItem(key);
		});
	try {
		for (const { name = '' } of await indexedDB.databases())
			if (isDenied(name)) isOpen = !!indexedDB.deleteDatabase(name);
		for (const name of await caches.keys()) if (isDenied(name)) await caches.delete(name);
	} catch {
		// Neither in a sandboxed frame, nor caches on `http:` pages.
	}
	return isOpen;
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
