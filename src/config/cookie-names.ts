import type { CookieConfig } from './types.ts';

/** The names of cookies, however they are written. */
export const namesOfCookies = (cookies: readonly (string | CookieConfig)[] = []): readonly string[] =>
	cookies.map((cookie) => (typeof cookie === 'string' ? cookie : cookie.name));
