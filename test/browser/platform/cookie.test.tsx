import { afterEach, expect, it } from 'vitest';
import { deleteCookies } from '../../../src/platform/cookie.ts';
import { cookieNames } from '../../../src/platform/storage.ts';

const before = cookieNames();
const own = () => cookieNames().filter((name) => !before.includes(name));

afterEach(() => {
	for (const name of own()) document.cookie = `${name}=; max-age=0; path=/`;
});

const letters = ': @ [ ] ( ) / { } < > " ? \\ % %zz %41 + # & | ~ ä คุกกี้ \u{1F36A}'.split(' ');

it.each([...letters, ' x'])('deletes a cookie with "%s" in its name, and names it as it stands', (name) => {
	document.cookie = `foo${name}c=1; path=/`;
	expect(own()).toEqual([`foo${name}c`]);
	deleteCookies(own);
	expect(own()).toEqual([]);
});
