import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSettings } from '../../../src/config/settings.ts';
import { createDirectory } from '../../../src/gate/known.ts';

const vendors = [
	{ id: 'stats', category: 'analytics', hosts: ['stats.example', '*.stats.example'] },
	{ id: 'ads', category: 'marketing', hosts: ['tag.example'] },
	{ id: 'pixel', category: 'marketing', hosts: ['pixel.example', 'tag.example'] },
	{ id: 'pay', category: 'necessary', hosts: ['pay.example'] },
	{ id: 'shared', category: 'marketing', hosts: ['www.stats.example'] },
	{ id: 'chat', category: 'functional', hosts: ['chat.example'] },
	{ id: 'own', category: '', hosts: ['127.0.0.1:9000', 'Thai.Example:443'] },
];

const directory = (config: object = {}, { allow = [] as string[], base = 'https://www.shop.example/th/' } = {}) =>
	createDirectory(
		vendors,
		{ settings: readSettings(config, {}), allow },
		{ host: 'www.shop.example', base: () => base },
	);

const find = directory({
	categories: { analytics: { services: ['stats'] }, marketing: { services: ['pixel', 'own'] } },
});

it.each([
	'https://stats.example/a.js',
	'https://eu.stats.example',
	'//stats.example/a.js',
	'HTTPS://STATS.example/',
	'https://stats.example./a.js',
	'https://user:password@stats.example/a.js',
	'https://stats.example:8443/a.js',
	'http:\\\\stats.example\\a.js',
	'\\/stats.example/a.js',
	' \t//stats.example/a.js',
	'https://st\nats.example/a.js',
	'https://%73tats.example/a.js',
	'https:///stats.example/a.js',
	'/\t/stats.example/a.js',
	'wss://stats.example/socket',
])('knows %j', (url) => {
	expect(find(url)).toEqual({ service: 'stats', ids: ['service:stats'], consent: 'service:stats' });
});

it.each([
	'',
	'/a.js',
	'a.js?x=https://stats.example/',
	'./stats.example/a.js',
	'https://www.shop.example/stats.example',
	'https://notstats.example/',
	'https://stats.example.evil.example/',
	'https://example/',
	'https://stats.example@evil.example/',
	'data:text/javascript,//stats.example',
	'blob:https://stats.example/1',
	'about:blank',
	'https://',
	'https://stats example/',
	'127.0.0.1:9001',
	'http://127.0.0.1:9001/',
])('knows nobody at %j', (url) => {
	expect(find(url)).toBe(undefined);
});

it('compares the port where the host has one, and leaves out the usual one', () => {
	expect(find('http://127.0.0.1:9000/a')?.service).toBe('own');
	expect(find('http://127.1:9000/a')?.service).toBe('own');
	expect(find('https://thai.example/a')?.service).toBe('own');
});

it('takes the services the config lists before those it does not', () => {
	expect(find('https://tag.example/')).toMatchObject({ service: 'pixel', ids: ['service:pixel'] });
	const both = directory({ categories: { a: { services: ['ads'] }, b: { services: ['pixel'] } } });
	expect(both('https://tag.example/')?.consent).toBe('service:ads service:pixel');
});

it('takes a name before a pattern, but what is listed before both', () => {
	expect(find('https://www.stats.example/')?.service).toBe('stats');
	expect(directory()('https://www.stats.example/')?.service).toBe('shared');
	const both = directory({ categories: { a: { services: ['stats'] }, b: { services: ['shared'] } } });
	expect(both('https://www.stats.example/')?.ids).toEqual(['service:shared']);
	expect(both('https://eu.stats.example/')?.ids).toEqual(['service:stats']);
});

it("takes the catalog's category for a service nobody listed, and holds it for good where there is none", () => {
	const one = directory({ categories: { marketing: {} } });
	expect(one('https://tag.example/')?.ids).toEqual(['marketing']);
	expect(one('https://pay.example/')?.ids).toEqual(['necessary']);
	expect(one('https://chat.example/')?.ids).toEqual(['service:chat']);
	expect(one('http://127.0.0.1:9000/')?.ids).toEqual(['service:own']);
});

it('holds a service on every port where its host names none, and leaves an allowed host alone on the usual one only', () => {
	const allowing = directory({}, { allow: ['*.stats.example', 'tag.example', 'stats.example:8443'] });
	expect(allowing('https://tag.example:8443/')?.service).toBe('ads');
	expect(allowing('https://tag.example:443/')).toBe(undefined);
	expect(allowing('https://eu.stats.example:8443/')?.service).toBe('stats');
	expect(allowing('https://stats.example:8443/')).toBe(undefined);
	expect(allowing('https://stats.example/')?.service).toBe('stats');
});

it('leaves alone what the owner allows', () => {
	const allowing = directory({}, { allow: ['*.stats.example', 'tag.example'] });
	expect(allowing('https://eu.stats.example/')).toBe(undefined);
	expect(allowing('https://tag.example/')).toBe(undefined);
	expect(allowing('https://stats.example/')?.service).toBe('stats');
});

it('follows the base of the page, as it is at each call', () => {
	let base = 'https://www.shop.example/';
	const moving = createDirectory(
		vendors,
		{ settings: readSettings({}, {}), allow: [] },
		{ host: 'www.shop.example', base: () => base },
	);
	expect(moving('/a.js')).toBe(undefined);
	base = 'https://stats.example/';
	expect(moving('/a.js')?.service).toBe('stats');
	expect(moving('https://www.shop.example/a.js')).toBe(undefined);
});

it('agrees with WHATWG URL on any address', () => {
	const signs = 'https: http: HTTP: wss: / // \\ @ : :443 :8443 . ? # %2e %73 ü １ [::1] 127.1'.split(' ');
	const names = 'stats.example eu.stats.example tag.example shop a'.split(' ');
	const part = fc.constantFrom(...signs, ...names, ' ', '\t', '\n', '\u0000');
	const base = 'https://www.shop.example/th/';
	const seen = new Set<string>();
	fc.assert(
		fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
			const url = parts.join('');
			const host = URL.canParse(url, base) ? new URL(url, base).hostname.replace(/\.$/, '') : '';
			const expected = /^(.*\.)?stats\.example$/.test(host) ? 'stats' : host === 'tag.example' ? 'pixel' : undefined;
			seen.add(`${expected}`);
			expect([url, find(url)?.service]).toEqual([url, expected]);
		}),
		{ numRuns: 50_000 },
	);
	expect(seen.size).toBe(3);
}, 60_000);
