import { expect, it } from 'vitest';
import type { Config } from '../../../src/config/types.ts';
import { config, found, gtag, inspectPage, pixel, tag, unknown, us } from './sample-page.ts';

const request = (url: string, initiator: string, start = 50) => ({ url, initiator, start });

it('names what was asked of other hosts before a decision, without its query', () => {
	const requests = [
		request(gtag, 'script'),
		request(unknown, 'script'),
		request('https://www.shop.example/app.js', 'script'),
		request('https://img.shop.example/a.png', 'img'),
		request('https://pay.example/pay.js', 'script'),
		request('https://fonts.example/a.woff2', 'css'),
		request('data:,', 'img'),
	];
	expect(found('request-before-consent', { requests }, { ...config, allow: ['fonts.example'] })).toEqual([
		'leak https://www.googletagmanager.com/gtag/js (google-analytics)',
		'risk https://cdn.vendor.example/a.js',
	]);
});

it('counts what was granted at the time, category by category', () => {
	const decisions = [
		{ at: 1000, granted: ['analytics'] },
		{ at: 2000, granted: [] },
	];
	const asked = (start: number) =>
		found('request-before-consent', {
			decisions,
			requests: [gtag, pixel, unknown].map((url) => request(url, '', start)),
		});
	expect(asked(900)).toHaveLength(3);
	expect(asked(1000)).toEqual(['leak https://connect.facebook.net/en_US/fbevents.js (meta-pixel)']);
	expect(asked(2100)).toHaveLength(3);
});

it('counts what was granted to a service of its own', () => {
	const decisions = [{ at: 1000, granted: ['service:google-analytics'] }];
	const own = { ...config, choice: 'service' } as const;
	const asked = (start: number) =>
		found(
			'request-before-consent',
			{ decisions, requests: [gtag, pixel].map((url) => request(url, '', start)) },
			{ ...own, categories: { analytics: { services: ['google-analytics', 'meta-pixel'] } } },
		);
	expect(asked(900)).toHaveLength(2);
	expect(asked(1000)).toEqual(['leak https://connect.facebook.net/en_US/fbevents.js (meta-pixel)']);
});

it('finds nothing "before" a decision that was stored', () => {
	const decisions = [{ at: -864e5, granted: ['analytics', 'marketing'] }];
	const requests = [gtag, pixel, unknown].map((url) => request(url, 'script', 10));
	expect(inspectPage({ decisions, requests })).toMatchObject({ decided: true, findings: [] });
	expect(inspectPage({ requests }).decided).toBe(false);
});

it('leaves out our own files, wherever they come from, and the receiver', () => {
	const cdn = 'https://cdn.example/npm/yinyom/dist';
	const endpoint = 'https://receipts.example/consent';
	const own = tag('script', { async: '', src: `${cdn}/yinyom.js?v=1` });
	const files = ['yinyom.js?v=1', 'yinyom-ui.js', 'locales/th.js', 'services/youtube.js', 'other.js'];
	const requests = [...files.map((name) => `${cdn}/${name}`), endpoint].map((url) => request(url, 'script'));
	expect(found('request-before-consent', { tags: [own], requests }, { ...config, receipts: { endpoint } })).toEqual([
		`risk ${cdn}/other.js`,
	]);
});

it('says who asked, as far as the page can tell', () => {
	const whoAsked = (requests: readonly [url: string, initiator: string][]) =>
		inspectPage({
			tags: [
				us,
				tag('script', { src: gtag }),
				tag('img', { srcset: 'https://a.example/1.png, https://a.example/2.png 2x' }),
				tag('template', {}, { inside: [tag('img', { src: 'https://b.example/1.png' })] }),
			],
			requests: requests.map(([url, initiator]) => request(url, initiator)),
		})
			.findings.filter(({ kind }) => kind === 'request-before-consent')
			.map(({ where }) => where);
	expect(whoAsked([[gtag, 'script']])).toEqual(['<script src="https://www.googletagmanager.com/gtag/js">']);
	expect(whoAsked([['https://a.example/2.png', 'img']])).toEqual(['<img>']);
	expect(whoAsked([['https://b.example/1.png', 'img']])).toEqual(['inside <template>']);
	expect(whoAsked([['https://c.example/f.woff2', 'css']])).toEqual(['a style sheet']);
	expect(whoAsked([[pixel, 'script']])).toEqual([
		'script: an element that is gone (a script put it there), or the preload scanner',
	]);
	expect(whoAsked([['https://region1.google-analytics.com/g/collect', 'fetch']])).toEqual([
		'fetch: a script, likely <script src="https://www.googletagmanager.com/gtag/js">',
	]);
	expect(whoAsked([['https://c.example/beacon', 'beacon']])).toEqual(['beacon: a script']);
});

it('names one request once, however often it was made', () => {
	const requests = [10, 20, 30].map((start) => request(`https://a.example/?n=${start}`, 'fetch', start));
	expect(found('request-before-consent', { requests })).toEqual(['risk https://a.example/']);
});

it('says when it cannot know: a decision changed unseen, or a full list', () => {
	const requests = Array.from({ length: 250 }, (_, index) => request(`/own/${index}`, 'img'));
	expect(found('request-before-consent', { requests })).toEqual(['note this page']);
	expect(found('request-before-consent', { isWhole: false, requests: [request(gtag, 'script')] })).toEqual([
		'note this page',
	]);
});

it.each([
	['script', { src: gtag }],
	['script', { type: 'module', src: gtag }],
	['iframe', { src: 'https://www.youtube.com/embed/1' }],
	['img', { src: 'https://www.facebook.com/tr?id=1' }],
])('names an unmarked %s of a known service', (name, attributes) => {
	expect(found('ran-unmarked', { tags: [us, tag(name, attributes)] })).toHaveLength(1);
});

it.each([
	['of a host that nobody knows', 'script', { src: unknown }],
	['that is necessary', 'script', { src: 'https://pay.example/' }],
	['that is inert', 'script', { type: 'text/plain', src: gtag }],
	['that is marked', 'script', { type: 'text/plain', 'data-consent': 'analytics', src: gtag }],
	['that is a hint', 'link', { rel: 'preconnect', href: gtag }],
])('does not name one %s as unmarked', (_, name, attributes) => {
	expect(found('ran-unmarked', { tags: [us, tag(name, attributes)] })).toEqual([]);
});

it('takes unmarked tags for those of a granted script when their category was granted', () => {
	const page = { tags: [us, tag('script', { src: gtag })], decisions: [{ at: 100, granted: ['analytics'] }] };
	expect(found('ran-unmarked', page)).toEqual([]);
	expect(found('ran-unmarked', { ...page, requests: [request(gtag, 'script', 20)] })).toHaveLength(1);
});

it('takes one of several services on a host: a listed one first, then the one that names the host exactly', () => {
	const services = {
		exact: { hosts: ['a.shared.example'] },
		wide: { hosts: ['*.shared.example'] },
		broad: { hosts: ['*.shared.example'] },
	};
	const whose = (categories: Config['categories'] = {}, granted: readonly string[] = []) =>
		inspectPage(
			{ requests: [request('https://a.shared.example/', 'img')], decisions: [{ at: -1, granted }] },
			{ services, categories: { analytics: {}, marketing: {}, ...categories } },
		).findings.map(({ service }) => service);
	expect(whose({ marketing: { services: ['wide'] }, analytics: { services: ['exact'] } })).toEqual(['exact']);
	expect(whose({ marketing: { services: ['wide'] } })).toEqual(['wide']);
	expect(whose({ marketing: { services: ['wide', 'broad'] } })).toEqual(['wide']);
	expect(whose()).toEqual(['exact']);
	// Which of two it was for nobody can tell: one that may run is enough.
	const both = { marketing: { services: ['wide'] }, analytics: { services: ['broad'] } };
	expect(whose(both, ['analytics'])).toEqual([]);
	expect(whose(both)).toEqual(['broad']);
});
