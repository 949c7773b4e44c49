import { ofDocument, quietly } from './page.ts';

/** Name of the cookie, and of its mirror in localStorage. */
export const NAME = 'yinyom';

/** Prefix of the keys under which receipts wait in localStorage, one key each. */
export const OUTBOX = 'yinyom:outbox:';

/** The last receipt of this browser, so that the next can name its digest and the person can see it. */
export const RECEIPT = 'yinyom:receipt';

/** Until when the receiver wants to be left alone, in milliseconds since 1970. */
export const WAIT = 'yinyom:wait';

/** Key of the pattern of all that the last sweep looked for, for the pages to come. */
export const SWEEP = 'yinyom:sweep';
/** In place of that pattern, and it matches always: a database goes when nobody has it open any longer, so ask again. */
export const AGAIN = '.';

export const fetchItem = (key: string): string | null | undefined => quietly(() => localStorage.getItem(key));

/** The keys of localStorage; none where it refuses. */
export const itemKeys = (): string[] => quietly(() => Object.keys(localStorage)) ?? [];

/** Whether the browser kept it. */
export const storeItem = (key: string, value: string): boolean =>
	!!quietly(() => {
		localStorage.setItem(key, value);
		return true;
	});

export const dropItem = (key: string): void => quietly(() => localStorage.removeItem(key));

/**
 * Every value of a cookie with our name.
 *
 * A browser may hold several (other paths, parent domains); a cookie library answers with the first, which whoever controls
 * a subdomain can choose.
 */
export const cookieValues = (): string[] =>
	quietly(() => ofDocument('cookie'))?.match(/(?<=(^|; ?)yinyom=)[^;]*/g) ?? [];
