import { quietly } from './page.ts';

/** Deletes, by name, what the page can reach: keys of both storages, databases, caches. One that refuses keeps its own. */
export async function sweepStorage(isDenied: (name: string) => boolean): Promise<void> {
	for (const storage of ['localStorage', 'sessionStorage'] as const)
		quietly(() => {
			for (const key of Object.keys(window[storage])) if (isDenied(key)) window[storage].removeItem(key);
		});
	try {
		for (const { name = '' } of await indexedDB.databases()) if (isDenied(name)) indexedDB.deleteDatabase(name);
		for (const name of await caches.keys()) if (isDenied(name)) await caches.delete(name);
	} catch {
		// Neither in a sandboxed frame, nor caches on `http:` pages.
	}
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
