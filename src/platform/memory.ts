import { ofDocument, quietly } from './page.ts';

/** Name of the cookie, and of its mirror in localStorage. */
export const NAME = 'yinyom';

/** Prefix of the keys under which receipts wait in localStorage, one key each. */
export const OUTBOX = 'yinyom:outbox:';

export const fetchItem = (key: string): string | undefined => quietly(() => localStorage.getItem(key) ?? undefined);

/** The keys that begin with a prefix; none where storage refuses. */
export const itemKeys = (prefix: string): string[] =>
	quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? [];

/** Whether the browser kept it. */
export const storeItem = (key: string, value: string): boolean =>
	!!quietly(() => {
		localStorage.setItem(key, value);
		return true;
	});

/**
 * Every value the browser holds under our name: cookies and their mirror.
 *
 * A browser may hold several cookies of one name (other paths, parent domains); a cookie library answers with the first,
 * which whoever controls a subdomain can choose.
 */
export function recall(): string[] {
	const jar = quietly(() => ofDocument('cookie')) ?? '';
	const cookies = Array.from(jar.matchAll(/(?:^|; ?)yinyom=([^;]*)/g), ([, value = '']) => value);
	return [...cookies, fetchItem(NAME) ?? ''];
}
