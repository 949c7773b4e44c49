import { expect, it } from 'vitest';
import { addressOf, isOnHost, isOnHosts, mayBeOnHosts } from '../../../src/config/host-match.ts';

it.each<[boolean, string, string]>([
	[true, 'https://www.example.com/path?x#y', 'www.example.com'],
	[true, 'https://WWW.Example.com', 'www.EXAMPLE.com'],
	[false, 'https://example.com', 'www.example.com'],
	[false, 'https://www.example.com', 'example.com'],
	[false, 'https://notexample.com', 'example.com'],
	[false, 'https://example.com.evil.test', 'example.com'],
	[true, 'https://a.example.com', '*.example.com'],
	[true, 'https://a.b.example.com', '*.example.com'],
	[false, 'https://example.com', '*.example.com'],
	[false, 'https://notexample.com', '*.example.com'],
	[true, 'https://example.com:443', 'example.com'],
	[false, 'https://example.com:8443', 'example.com'],
	[true, 'https://example.com:8443', 'example.com:8443'],
	[false, 'https://example.com', 'example.com:8443'],
	[true, 'https://a.example.com:8443', '*.example.com:8443'],
	[false, 'https://a.example.com:8443', '*.example.com'],
	[true, 'http://127.0.0.1:4620/x', '127.0.0.1:4620'],
	[false, 'https://user@evil.test/www.example.com', 'www.example.com'],
	[false, 'data:text/html,example.com', 'example.com'],
])('says %s of %s on %s', (isThere, url, pattern) => {
	expect(isOnHost(new URL(url), pattern)).toBe(isThere);
});

it.each<[boolean, string, string]>([
	[true, 'https://example.com', 'example.com'],
	[true, 'https://example.com:8443', 'example.com'],
	[true, 'https://a.example.com:8443', '*.example.com'],
	[true, 'https://example.com:8443', 'example.com:8443'],
	[false, 'https://example.com:9000', 'example.com:8443'],
	[false, 'https://example.com', 'example.com:8443'],
	[false, 'https://notexample.com:8443', 'example.com'],
])('takes %s that %s may be on %s, for what is held', (mayBe, url, pattern) => {
	expect(mayBeOnHosts(new URL(url), [pattern])).toBe(mayBe);
});

it('is on several hosts when it is on one of them, and on none when there is none', () => {
	const url = new URL('https://www.youtube.com/embed/x');
	expect(isOnHosts(url, ['i.ytimg.com', '*.youtube.com'])).toBe(true);
	expect(isOnHosts(url, [])).toBe(false);
	expect(isOnHosts(url, undefined)).toBe(false);
});

it.each<[string | undefined, string | undefined]>([
	['/poster.jpg', 'https://example.com/poster.jpg'],
	['//player.test/x', 'https://player.test/x'],
	['https://player.test', 'https://player.test/'],
	['', undefined],
	[undefined, undefined],
	['https://', undefined],
])('reads %j as %j', (text, address) => {
	expect(addressOf(text, 'https://example.com/shop/')?.href).toBe(address);
});
