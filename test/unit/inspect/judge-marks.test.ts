import { expect, it } from 'vitest';
import type { PageTag } from '../../../src/inspect/snapshot.ts';
import { config, found, gtag, inspectPage, tag, unknown, us } from './sample-page.ts';

const consent = { 'data-consent': 'analytics' };

it.each<[string, PageTag]>([
	['a script without a type', tag('script', { ...consent, src: gtag })],
	['a script of an old type', tag('script', { ...consent, type: 'Text/JavaScript', src: gtag })],
	['a module', tag('script', { ...consent, type: 'module', src: gtag })],
	['an inline script', tag('script', consent, { text: 'track()' })],
	['speculation rules', tag('script', { ...consent, type: 'speculationrules' }, { text: '{}' })],
	['a script of the site itself', tag('script', { ...consent, src: '/track.js' })],
	['a frame', tag('iframe', { ...consent, src: unknown })],
	['a frame with both, the live one of another host', tag('iframe', { ...consent, src: unknown, 'data-src': gtag })],
	['a frame with its own document', tag('iframe', { ...consent, srcdoc: '<p>', 'data-src': gtag })],
	['an image', tag('img', { ...consent, src: '/pixel.gif' })],
	['an image with several sizes', tag('img', { ...consent, 'data-src': unknown, srcset: `${unknown} 2x` })],
	['a style sheet', tag('link', { ...consent, rel: 'stylesheet', href: unknown })],
	[
		'a style sheet that says text/plain',
		tag('link', { ...consent, type: 'text/plain', rel: 'stylesheet', href: gtag }),
	],
	['a video', tag('video', { ...consent, src: unknown })],
	['the picture of a video', tag('video', { ...consent, poster: unknown, 'data-src': unknown })],
	['a source', tag('source', { ...consent, src: unknown })],
	['an object', tag('object', { ...consent, data: unknown })],
	['an embed', tag('embed', { ...consent, src: unknown })],
	['an image button', tag('input', { ...consent, type: 'image', src: unknown })],
	['a script inside a marked element', tag('script', { src: unknown }, { container: 'analytics' })],
	['a source inside a marked video', tag('source', { src: unknown }, { container: 'analytics' })],
])('names as not inert %s', (_, element) => {
	const { findings } = inspectPage({ tags: [us, element] });
	expect(findings.map(({ kind, severity }) => [kind, severity])).toEqual([['not-inert', 'leak']]);
});

it.each<[string, PageTag, 'leak' | 'risk']>([
	['lazysizes', tag('iframe', { ...consent, class: 'wide lazyload', 'data-src': unknown }), 'risk'],
	[
		'lazysizes, once it has run',
		tag('iframe', { ...consent, class: 'lazyloaded', 'data-src': gtag, src: gtag }),
		'leak',
	],
	['vanilla-lazyload', tag('img', { ...consent, class: 'lazy', 'data-srcset': `${unknown} 2x` }), 'risk'],
	['lozad', tag('video', { ...consent, class: 'lozad', 'data-src': unknown }), 'risk'],
	['LiteSpeed', tag('iframe', { ...consent, 'data-lazyloaded': '1', 'data-src': unknown, src: 'about:blank' }), 'risk'],
])('names what %s would load before anybody is asked', (_, element, severity) => {
	const { findings } = inspectPage({ tags: [us, element] });
	expect(findings).toMatchObject([
		{ kind: 'not-inert', severity, advice: expect.stringContaining('lazy-loading library') },
	]);
});

it.each<[string, PageTag]>([
	['a class with "lazy" in it', tag('iframe', { ...consent, class: 'lazy-frame', 'data-src': unknown })],
	["the browser's own", tag('iframe', { ...consent, loading: 'lazy', 'data-src': unknown })],
	['a script as it should be', tag('script', { ...consent, type: 'text/plain', src: gtag })],
	['a script with data-src and nothing else', tag('script', { ...consent, 'data-src': gtag })],
	['a frame as it should be', tag('iframe', { ...consent, 'data-src': unknown })],
	['a frame that was emptied', tag('iframe', { ...consent, src: 'about:blank', 'data-src': unknown })],
	['a placeholder of its own', tag('img', { ...consent, src: '/small.jpg', 'data-src': unknown })],
	['an image in the page', tag('img', { ...consent, src: 'data:image/gif;base64,R0', 'data-src': unknown })],
	['a link that loads nothing', tag('link', { ...consent, rel: 'canonical', href: unknown })],
	['what is necessary', tag('script', { 'data-consent': 'necessary', src: '/a.js' })],
	['an image of the site inside a marked element', tag('img', { src: '/a.png' }, { container: 'analytics' })],
])('has nothing to say about %s', (_, element) => {
	expect(inspectPage({ tags: [us, element] }).findings).toEqual([]);
});

it('takes what was released for what it is: its request came after the grant', () => {
	const tags = [us, tag('script', { ...consent, src: gtag }), tag('script', consent, { text: 'track()' })];
	const decisions = [{ at: 5000, granted: ['analytics'] }];
	const at = (start: number) => [{ url: gtag, initiator: 'script', start }];
	expect(found('not-inert', { tags, decisions, requests: at(5010) })).toEqual([]);
	expect(found('not-inert', { tags, decisions, requests: at(40) })).toEqual([
		`leak <script data-consent="analytics" src="https://www.googletagmanager.com/gtag/js">`,
	]);
	expect(inspectPage({ tags, decisions }).unjudged).toEqual(['analytics']);
});

it('knows what was released from before a withdrawal, too', () => {
	const tags = [us, tag('script', consent, { text: 'track()' })];
	const [grant, withdrawal] = [
		{ at: 5000, granted: ['analytics'] },
		{ at: 9000, granted: [] },
	];
	expect(found('not-inert', { tags, decisions: [grant, withdrawal] })).toEqual([]);
	expect(found('not-inert', { tags, decisions: [withdrawal] })).toHaveLength(1);
});

it('names what a template holds with a plain source, and not what it holds with data-src', () => {
	const inside = [
		tag('img', { src: unknown }),
		tag('img', { 'data-src': unknown }),
		tag('script', { type: 'text/plain', src: '/a.js' }),
		tag('link', { rel: 'stylesheet', href: unknown }),
		tag('img', { src: 'data:,' }),
	];
	expect(found('template-image', { tags: [us, tag('template', consent, { inside })] })).toEqual([
		'risk <img src="https://cdn.vendor.example/a.js">',
		'risk <script type="text/plain" src="https://www.shop.example/a.js">',
		'risk <link rel="stylesheet" href="https://cdn.vendor.example/a.js">',
	]);
	expect(inspectPage({ tags: [us, tag('template', {}, { inside: inside.slice(0, 1) })] }).findings).toEqual([]);
});

it.each([
	['Rocket Loader', { type: 'd9bb7cd9c1d4a8a87e0a4bfe-text/javascript', src: gtag }],
	['WP Rocket', { type: 'rocketlazyloadscript', 'data-rocket-src': gtag }],
	['LiteSpeed', { type: 'litespeed/javascript', 'data-src': gtag }],
	['Perfmatters', { type: 'pmdelayedscript', src: gtag }],
	['NitroPack', { type: 'nitropack/inlinescript' }],
	['PageSpeed', { type: 'text/psajs', src: gtag }],
	['Phast', { type: 'text/phast', src: gtag }],
	['an unknown type', { type: 'application/x-delayed', src: gtag }],
])('names a marked script that was rewritten: %s', (optimiser, attributes) => {
	const { findings } = inspectPage({ tags: [us, tag('script', { ...consent, ...attributes })] });
	expect(findings.map(({ kind, severity, where }) => [kind, severity, where])).toEqual([
		['rewritten', 'risk', optimiser],
	]);
});

it('names our own script when it was rewritten', () => {
	const own = tag('script', { type: 'rocketlazyloadscript', 'data-rocket-src': 'https://cdn.example/yinyom.js' });
	const [first] = inspectPage({ tags: [own] }).findings;
	expect(first).toMatchObject({ kind: 'rewritten', where: 'WP Rocket' });
	expect(first?.advice).toMatch(/^An optimiser runs the yinyom script late\./);
});

it.each<[string, PageTag, readonly string[]]>([
	['a script', tag('script', { ...consent, type: 'text/plain', src: 'https://static.hotjar.com/c.js' }), ['hotjar']],
	['a frame', tag('iframe', { ...consent, 'data-src': 'https://www.youtube-nocookie.com/embed/x' }), ['youtube']],
	['a service that is listed', tag('script', { ...consent, type: 'text/plain', src: gtag }), []],
	['a host that nobody knows', tag('iframe', { ...consent, 'data-src': unknown }), []],
])('names a held tag of a service that no category lists: %s', (_, element, ids) => {
	const page = { tags: [us, element] };
	expect(inspectPage(page).findings.map(({ kind, severity, service }) => [kind, severity, service])).toEqual(
		ids.map((id) => ['unlisted', 'risk', id]),
	);
	// Also after the grant, which did not name it.
	expect(found('unlisted', { ...page, decisions: [{ at: 50, granted: ['analytics'] }] })).toHaveLength(ids.length);
	expect(found('unlisted', page, { ...config, allow: ['static.hotjar.com', 'www.youtube-nocookie.com'] })).toEqual([]);
});

it('names a mark that is no category or service of the config', () => {
	const held = (ids: string) => tag('iframe', { 'data-consent': ids, 'data-src': unknown });
	const tags = [
		us,
		...['analitics', '!marketing nobody', 'service:hotjar', 'analytics service:google-analytics'].map(held),
	];
	expect(inspectPage({ tags }).findings.map(({ kind, severity, where }) => [kind, severity, where])).toEqual([
		['unknown-mark', 'risk', 'analitics'],
		['unknown-mark', 'risk', 'nobody'],
		['unknown-mark', 'risk', 'service:hotjar'],
	]);
});
