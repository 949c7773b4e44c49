import { expect, it } from 'vitest';
import type { PageTag } from '../../../src/inspect/snapshot.ts';
import { config, found, gtag, inspectPage, pixel, tag, unknown, us } from './sample-page.ts';

it.each([
	['preload', 'leak'],
	['modulepreload', 'leak'],
	['prefetch', 'leak'],
	['prerender', 'leak'],
	['preconnect', 'leak'],
	['dns-prefetch', 'note'],
	['dns-prefetch preconnect', 'leak'],
])('names rel="%s" for a held service as a %s', (rel, severity) => {
	const { findings } = inspectPage({ tags: [tag('link', { rel, href: gtag }), us] });
	expect(findings).toMatchObject([{ kind: 'hint', severity, service: 'google-analytics', category: 'analytics' }]);
});

it.each<[string, readonly PageTag[]]>([
	['of a service that the config does not list', [tag('link', { rel: 'preload', href: pixel })]],
	[
		'of a host that nobody knows but a held script of this page',
		[
			tag('link', { rel: 'preconnect', href: 'https://cdn.vendor.example' }),
			tag('script', { type: 'text/plain', 'data-consent': 'marketing', src: unknown }),
		],
	],
	[
		'of a held frame',
		[
			tag('link', { rel: 'preconnect', href: '//cdn.vendor.example' }),
			tag('iframe', { 'data-consent': 'marketing', 'data-src': unknown }),
		],
	],
	['of an image in several sizes', [tag('link', { rel: 'preload', as: 'image', imagesrcset: `${pixel} 1x` })]],
	[
		'among speculation rules',
		[tag('script', { type: 'speculationrules' }, { text: JSON.stringify({ prefetch: [{ urls: [gtag, '/next'] }] }) })],
	],
])('names one %s', (_, tags) => {
	expect(found('hint', { tags: [us, ...tags] })).toHaveLength(1);
});

it.each<[string, PageTag]>([
	['for the site itself', tag('link', { rel: 'preload', href: '/font.woff2' })],
	['for a host below the site', tag('link', { rel: 'preconnect', href: 'https://img.shop.example' })],
	['for a host that no held service has', tag('link', { rel: 'preload', href: unknown })],
	['for what is necessary', tag('link', { rel: 'preconnect', href: 'https://pay.example' })],
	['for a host in "allow"', tag('link', { rel: 'preconnect', href: 'https://www.youtube.com' })],
])('lets one %s pass', (_, link) => {
	expect(inspectPage({ tags: [us, link] }, { ...config, allow: ['www.youtube.com'] }).findings).toEqual([]);
});

it('lets pass what a granted script put there', () => {
	const page = {
		tags: [us, tag('link', { rel: 'preload', href: gtag })],
		decisions: [{ at: 100, granted: ['analytics'] }],
		requests: [{ url: gtag, initiator: 'link', start: 200 }],
	};
	expect(found('hint', page)).toEqual([]);
	expect(found('hint', { ...page, requests: [{ url: gtag, initiator: 'link', start: 20 }] })).toHaveLength(1);
});

it('names what a noscript asks of other hosts, granted or not', () => {
	const text = `
		<!-- <img src="https://commented.example/"> -->
		<img height=1 src="https://www.facebook.com/tr?id=1&amp;ev=PageView" style="display:none"/>
		<iframe src='https://www.googletagmanager.com/ns.html?id=GTM-1'></iframe>
		<link rel="stylesheet" href=https://fonts.example/a.css>
		<img src="/own.png"><img alt="a > b"><p>https://text.example</p>`;
	const page = {
		tags: [us, tag('noscript', {}, { text })],
		decisions: [{ at: -1, granted: ['analytics', 'marketing'] }],
	};
	expect(found('noscript', page)).toEqual([
		'leak https://www.facebook.com/tr (meta-pixel)',
		'leak https://www.googletagmanager.com/ns.html (google-analytics)',
		'risk https://fonts.example/a.css',
	]);
});
