import { afterEach, expect, it, vi } from 'vitest';
import { deleteCookies } from '../../../src/platform/cookie.ts';

/** The cookies of one browser as a page of `https://www.shop.example.co.th/a/b/c/d/e/f/g/h` sees them (RFC 6265bis §5.6, §5.7). */
function jar(url = 'https://www.shop.example.co.th/a/b/c/d/e/f/g/h') {
	const { hostname, pathname, protocol } = new URL(url);
	const kept = new Map<string, string>();
	let writes = 0;
	let reads = 0;
	const document = {
		set cookie(text: string) {
			writes++;
			const [pair = '', ...rest] = text.split('; ');
			const [name = ''] = pair.split('=');
			const attributes = new Map(rest.map((each) => each.toLowerCase().split('=') as [string, string]));
			const domain = attributes.get('domain');
			const isOfOthers = domain && (!`.${hostname}`.endsWith(`.${domain}`) || ['th', 'co.th'].includes(domain));
			const isBare = (attributes.has('partitioned') || /^__(Host|Secure)-/.test(name)) && !attributes.has('secure');
			if (isOfOthers || isBare || (attributes.has('secure') && protocol === 'http:')) return;
			const path = attributes.get('path') ?? '/';
			const key = [name, domain ?? `=${hostname}`, path, attributes.has('partitioned')].join(' ');
			if (attributes.get('max-age') === '0') kept.delete(key);
			else if (pathname === path || pathname.startsWith(path.replace(/\/?$/, '/'))) kept.set(key, name);
		},
	};
	vi.stubGlobal('document', document);
	vi.stubGlobal('location', { hostname, pathname, protocol });
	return {
		set: (text: string) => (document.cookie = text),
		/** Deletes those of some names, and answers what that took. */
		delete: (...names: readonly string[]) => {
			[writes, reads] = [0, 0];
			deleteCookies(() => {
				reads++;
				return [...kept.values()].filter((name) => names.includes(name));
			});
			return { writes, reads };
		},
		names: () => [...kept.values()],
	};
}

afterEach(() => vi.unstubAllGlobals());

const paths = ['/', '/a', '/a/', '/a/b/c/d', '/a/b/c/d/e/f/g/', '/a/b/c/d/e/f/g/h'];
const domains = ['', '; domain=www.shop.example.co.th', '; domain=shop.example.co.th', '; domain=example.co.th'];

it.each(paths.flatMap((path) => domains.map((domain) => [path, domain] as const)))(
	'deletes a cookie of path=%s%s',
	(path, domain) => {
		const browser = jar();
		for (const more of ['', '; secure; samesite=none; partitioned']) {
			browser.set(`foo=1; path=${path}${domain}${more}`);
			expect(browser.names()).toEqual(['foo']);
			browser.delete('foo');
			expect(browser.names()).toEqual([]);
		}
	},
);

it('deletes all cookies of one name, and no other', () => {
	const browser = jar();
	browser.set('food=1; path=/');
	for (const path of paths) for (const domain of domains) browser.set(`foo=1; path=${path}${domain}`);
	expect(browser.names()).toHaveLength(paths.length * domains.length + 1);
	browser.delete('foo');
	expect(browser.names()).toEqual(['food']);
});

it('deletes what has to be secure', () => {
	const browser = jar();
	browser.set('__Host-foo=1; path=/; secure');
	browser.set('__Secure-foo=1; path=/; domain=example.co.th; secure');
	expect(browser.names()).toHaveLength(2);
	browser.delete('__Host-foo', '__Secure-foo');
	expect(browser.names()).toEqual([]);
});

it('takes one write a cookie, and two looks, for those of the whole site, however deep the page lies', () => {
	const browser = jar('http://localhost/a/b/c/d/e/f/g/h');
	const names = Array.from({ length: 20 }, (_, index) => `foo${index}`);
	for (const name of names) browser.set(`${name}=1; path=/`);
	expect(browser.delete(...names)).toEqual({ writes: 20, reads: 2 });
	expect(browser.names()).toEqual([]);
});

it('leaves off when there is nothing to delete', () => {
	expect(jar().delete('foo')).toEqual({ writes: 0, reads: 1 });
});
