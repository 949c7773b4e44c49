import { expect, it } from 'vitest';
import type { PageTag } from '../../../src/inspect/snapshot.ts';
import { config, found, gtag, tag, unknown, us } from './sample-page.ts';

it('names scripts above ours that deal with other hosts', () => {
	const tags = [
		tag('script', { src: unknown }),
		tag('script', { type: 'module', src: gtag }),
		tag('script', {}, { text: "load('https://cdn.vendor.example/b.js?c=' + id)" }),
		us,
		tag('script', { src: 'https://below.example/' }),
	];
	expect(found('before-us', { tags })).toEqual([
		'risk https://cdn.vendor.example/a.js',
		'risk https://www.googletagmanager.com/gtag/js (google-analytics)',
		'note https://cdn.vendor.example/b.js',
	]);
});

it.each<[string, PageTag]>([
	['is held', tag('script', { type: 'text/plain', 'data-consent': 'analytics', src: gtag })],
	["is the site's own", tag('script', { src: '/app.js' })],
	['is necessary', tag('script', { src: 'https://pay.example/pay.js' })],
	['is data', tag('script', { type: 'application/ld+json' }, { text: '{ "@id": "https://other.example" }' })],
	['names a namespace', tag('script', {}, { text: "createElementNS('http://www.w3.org/2000/svg', 'svg')" })],
	['names nobody', tag('script', {}, { text: 'window.dataLayer = []' })],
])('lets one pass that %s', (_, script) => {
	expect(found('before-us', { tags: [script, us] })).toEqual([]);
});

it('lets pass what a granted script put above ours', () => {
	const page = { tags: [tag('script', { src: gtag }), us], decisions: [{ at: 100, granted: ['analytics'] }] };
	expect(found('before-us', { ...page, requests: [{ url: gtag, initiator: 'script', start: 150 }] })).toEqual([]);
	expect(found('before-us', { ...page, requests: [{ url: gtag, initiator: 'script', start: 50 }] })).toHaveLength(1);
});

const first = tag('script', { src: '/yinyom.js' });

it.each<[string, readonly PageTag[], number]>([
	['async', [us], 1],
	['deferred', [tag('script', { defer: '', src: '/yinyom.js' })], 1],
	['a module', [tag('script', { type: 'module', src: '/yinyom.js' })], 1],
	['below a script', [tag('script', {}, { text: 'a()' }), first], 1],
	['below a style sheet of the site', [tag('link', { rel: 'stylesheet', href: '/a.css' }), first], 1],
	['async and below a script', [tag('script', { src: '/a.js' }), us], 2],
	['not in the page', [], 1],
	['first', [tag('script', { type: 'application/json' }, { text: '{}' }), first, tag('script', { src: '/a.js' })], 0],
	['pasted into the page', [tag('script', {}, { text: '(()=>{"yinyom-root"})()' })], 0],
])('where catch is on and our tag is %s: %j', (_, tags, count) => {
	expect(found('placement', { tags }, { ...config, catch: true })).toEqual(Array(count).fill('risk catch'));
	expect(found('placement', { tags }, { ...config, enforce: true })).toEqual(Array(count).fill('risk enforce'));
	expect(found('placement', { tags })).toEqual([]);
});

it.each<[string, PageTag, readonly string[]]>([
	['does not say it', tag('script', { src: '/yinyom-gate.js' }), ['data-endpoint', 'data-revision']],
	[
		'says it as well',
		tag('script', { src: '/yinyom-gate.js', 'data-endpoint': 'https://r.example/c' }),
		['data-revision'],
	],
	['is inline', tag('script', {}, { text: 'window.yinyomGate={}' }), ['data-endpoint', 'data-revision']],
])('names what stands on our tag and the gate above it cannot see, when the gate %s', (_, gate, names) => {
	const said = { src: '/yinyom.js', 'data-endpoint': 'https://r.example/c', 'data-revision': '2', 'data-locale': 'th' };
	const page = { tags: [gate, tag('script', said)] };
	const own = (option: string) => ({ ...config, [option]: true });
	const unseen = (option: string) => found('placement', page, own(option)).filter((each) => each.includes('data-'));
	for (const option of ['catch', 'enforce']) expect(unseen(option)).toEqual(names.map((name) => `risk ${name}`));
	expect(found('placement', page)).toEqual([]);
	// Behind a synchronous tag it comes by itself, and sees it.
	expect(found('placement', { tags: [tag('script', said), gate] }, own('catch'))).toEqual([]);
});
