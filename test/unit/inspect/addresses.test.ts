import { expect, it } from 'vitest';
import { isOnHost } from '../../../src/config/host-match.ts';
import { isOwn, shown, urlsOf } from '../../../src/inspect/addresses.ts';
import { tag } from './sample-page.ts';

const base = 'https://www.shop.example/th/';

it.each<[string, string, boolean]>([
	['www.vendor.example', 'https://www.vendor.example/a', true],
	['www.vendor.example', 'https://WWW.vendor.example./a', true],
	['www.vendor.example', 'https://vendor.example/', false],
	['*.vendor.example', 'https://a.b.vendor.example/', true],
	['*.vendor.example', 'https://vendor.example/', false],
	['*.vendor.example', 'https://notvendor.example/', false],
	['vendor.example', 'https://vendor.example:8443/', false],
	['vendor.example:8443', 'https://vendor.example:8443/', true],
	['vendor.example', 'https://vendor.example@evil.example/', false],
])('%s matches %s: %s', (pattern, url, expected) => {
	expect(isOnHost(new URL(url), pattern)).toBe(expected);
});

it.each<[string, boolean]>([
	['https://www.shop.example/', true],
	['https://shop.example/', true],
	['https://img.shop.example/', true],
	['http://www.shop.example/', true],
	['https://www.shop.example:8443/', false],
	['https://myshop.example/', false],
	['https://vendor.example/', false],
])('%s is the own site of www.shop.example: %s', (url, expected) => {
	expect(isOwn(new URL(url), base)).toBe(expected);
});

it.each<[Parameters<typeof tag>, readonly string[]]>([
	[
		['img', { src: 'a.png', srcset: 'b.png, https://c.example/x,y.png 2x,d.png 3x' }],
		['a.png', 'b.png', 'https://c.example/x,y.png', 'd.png'],
	],
	[['link', { rel: 'icon', href: '/i' }], ['/i']],
	[['link', { rel: 'alternate', href: '/i' }], []],
	[['input', { type: 'text', src: '/i' }], []],
	[['iframe', { srcdoc: '<img src=/a>' }], []],
	[['script', { src: ' javascript:0 ', 'data-src': '/a' }], []],
	[['img', { src: 'http://[' }], []],
	[['div', { src: '/a' }], []],
])('%j loads from %j', (element, expected) => {
	expect(urlsOf(tag(...element), base).map(({ href }) => href)).toEqual(
		expected.map((each) => new URL(each, base).href),
	);
});

it('shows an address without what may be personal in it', () => {
	expect(shown(new URL('https://me:secret@a.example/b?mail=me#c'))).toBe('https://a.example/b');
	expect(shown(new URL(`https://a.example/${'b'.repeat(200)}`))).toHaveLength(120);
});
