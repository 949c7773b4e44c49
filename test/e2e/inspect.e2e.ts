/** The page tells on itself: each way to ask a third party too early is named, and a clean page is called clean. */
import type { FindingKind, Inspection } from '../../src/inspect/inspection.ts';
import { findings as axeFindings } from './axe.ts';
import type { Visitor } from './harness/visitor.ts';
import { paths } from './moments.ts';
import { config, en, expect, inOneEngine, page, receiptsOf, test } from './page.ts';

/** `tracker` is the third party's service; `analytics` has to be granted for it. */
const ours = (more: object = {}) =>
	config({
		categories: { analytics: { services: ['tracker'] }, marketing: {} },
		services: { tracker: { hosts: ['HOST_OF_THIRD'], cookies: ['_t*'], storage: ['_t*'] } },
		...more,
	});
/** Nobody knows the third party. */
const unaware = config({ categories: { analytics: {}, marketing: {} } });
const tag = '<script async src="/yinyom.js" data-debug></script>';
const first = '<script src="/yinyom.js" data-debug></script>';
const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';

const look = (visitor: Visitor): Promise<Inspection> =>
	visitor.eval(() => (window.yinyom ? window.yinyom.inspect() : Promise.reject(new Error('no yinyom'))));

interface Fixture {
	readonly html: string;
	/** All kinds that are named, requests apart: whether a browser asks is not for every case ours to say. */
	readonly kinds: readonly FindingKind[];
	/** What the third party is asked for, in every engine. */
	readonly asks?: string;
}

const fixtures: Readonly<Record<string, Fixture>> = {
	'an unmarked script below ours': {
		html: page(ours() + tag, '<script src="THIRD/a.js"></script>'),
		kinds: ['ran-unmarked'],
		asks: '/a.js',
	},
	'an unmarked script above ours': {
		html: page(`<script src="THIRD/a.js"></script>${ours()}${tag}`),
		kinds: ['before-us', 'ran-unmarked'],
		asks: '/a.js',
	},
	'a script of a host that nobody knows above ours': {
		html: page(`<script src="THIRD/a.js"></script>${unaware}${tag}`),
		kinds: ['before-us'],
		asks: '/a.js',
	},
	'an inline script above ours that inserts one': {
		html: page(
			`<script>const s = document.createElement('script'); s.src = 'THIRD/a.js'; document.head.append(s);</script>${unaware}${tag}`,
			held,
		),
		kinds: ['before-us'],
		asks: '/a.js',
	},
	'a script that is marked and not inert': {
		html: page(ours() + tag, '<script data-consent="analytics" src="THIRD/a.js"></script>'),
		kinds: ['not-inert'],
		asks: '/a.js',
	},
	'an inline script that is marked and not inert': {
		html: page(ours() + tag, '<script data-consent="analytics">window.early = 1</script>'),
		kinds: ['not-inert'],
	},
	'a frame with a source': {
		html: page(ours() + tag, '<iframe data-consent="analytics" src="THIRD/frame"></iframe>'),
		kinds: ['not-inert'],
		asks: '/frame',
	},
	'an image with a source set': {
		html: page(ours() + tag, '<img alt="" data-consent="analytics" data-src="THIRD/1.png" srcset="THIRD/2.png 1x">'),
		kinds: ['not-inert'],
		asks: '/2.png',
	},
	'a style sheet that says text/plain': {
		html: page(`${ours()}${tag}<link rel="stylesheet" type="text/plain" data-consent="analytics" href="THIRD/a.css">`),
		kinds: ['not-inert'],
	},
	'a script in a marked element': {
		html: page(ours() + tag, '<div data-consent="analytics"><script src="THIRD/a.js"></script></div>'),
		kinds: ['not-inert'],
		asks: '/a.js',
	},
	'a template with an image': {
		html: page(ours() + tag, '<template data-consent="analytics"><img alt="" src="THIRD/1.png"></template>'),
		kinds: ['template-image'],
	},
	'a preload': {
		html: page(`${ours()}${tag}<link rel="preload" as="script" href="THIRD/held.js">`, held),
		kinds: ['hint'],
		asks: '/held.js',
	},
	'a module preload of a host that only its held script names': {
		html: page(`${unaware}${tag}<link rel="modulepreload" href="THIRD/held.js">`, held),
		kinds: ['hint'],
	},
	'a preconnect': {
		html: page(`${ours()}${tag}<link rel="preconnect" href="THIRD">`, held),
		kinds: ['hint'],
	},
	'speculation rules': {
		html: page(
			`${ours()}${tag}<script type="speculationrules">{ "prefetch": [{ "urls": ["THIRD/next"], "eagerness": "conservative" }] }</script>`,
		),
		kinds: ['hint'],
	},
	'a pixel in a noscript': {
		html: page(ours() + tag, '<noscript><img alt="" src="THIRD/tr?id=1"></noscript>'),
		kinds: ['noscript'],
	},
	'a cookie that nobody declared': {
		html: page(ours() + tag, "<script>document.cookie = 'mystery=secret'; document.cookie = '_t1=secret';</script>"),
		kinds: ['undeclared-cookie'],
	},
	'a key of storage that nobody declared': {
		html: page(ours() + tag, "<script>localStorage.mystery = sessionStorage._t1 = 'secret';</script>"),
		kinds: ['undeclared-storage'],
	},
	// Chromium lists a `fetch` whose `no-store` answer nobody reads only when the garbage collector comes by.
	'a request by a script': {
		html: page(ours() + tag, "<script>fetch('THIRD/collect?who=me').then((answer) => answer.text());</script>"),
		kinds: [],
		asks: '/collect',
	},
	'an image that nobody sees': {
		html: page(unaware + tag, "<script>new Image().src = 'THIRD/1.png';</script>"),
		kinds: [],
		asks: '/1.png',
	},
	'catch with an async tag': { html: page(ours({ catch: true }) + tag, held), kinds: ['placement'] },
	'enforce below a script': {
		html: page(`<script>window.dataLayer = [];</script>${first}${ours({ enforce: true })}`, held),
		kinds: ['placement'],
	},
	"a script that makes Google's queue anew": {
		html: page(ours() + first, '<script>window.dataLayer = [];</script>'),
		kinds: ['default-lost'],
	},
	'a listener for an event that there is not': {
		html: page(ours() + tag, "<script>(window.yinyomQueue ||= []).push((it) => it.on('chnage', () => {}));</script>"),
		kinds: ['unknown-event'],
	},
	'a marked script that Rocket Loader took over': {
		html: page(
			ours() + tag,
			'<script data-consent="analytics" type="d9bb7cd9c1d4a8a87e0a4bfe-text/javascript" src="THIRD/a.js"></script>',
		),
		kinds: ['rewritten'],
	},
	'our own script, taken over by WP Rocket': {
		html: page(
			`${ours()}<script data-rocket-src="/yinyom.js" data-rocket-type="text/javascript" src="/yinyom.js"></script>`,
		),
		kinds: ['rewritten'],
	},
};

// One visitor looks at many pages: each is at an address of its own, and a cookie alone would be seen on the next.
const all = Object.entries(fixtures);
for (const from of [0, 9, 18])
	test(
		`names ${all
			.slice(from, from + 9)
			.map(([name]) => name)
			.join(', ')}`,
		inOneEngine,
		async ({ visitor, open }) => {
			test.setTimeout(180_000);
			for (const [name, { html, kinds, asks }] of all.slice(from, from + 9)) {
				const { thirdParty } = await open({ html });
				const { decided, findings } = await look(visitor);
				const named = [...new Set(findings.map(({ kind }) => kind))].sort();
				expect({ name, kinds: named.filter((kind) => kind !== 'request-before-consent') }).toEqual({ name, kinds });
				expect(decided).toBe(false);
				// Whatever the third party heard of is on the list, and nothing of a query or a value.
				const asked = paths(thirdParty);
				const told = findings.flatMap(({ kind, what }) =>
					kind === 'request-before-consent' ? new URL(what).pathname : [],
				);
				expect(told, name).toEqual(expect.arrayContaining([...new Set(asked), ...(asks ? [asks] : [])]));
				expect(JSON.stringify(findings)).not.toMatch(/who=me|secret|id=1/);
				await visitor.clearCookies();
			}
		},
	);

test('has looked at every page that is written here', inOneEngine, () => {
	expect(all.length).toBeLessThanOrEqual(27);
});

/** All that loads by itself, with a mark and its real address. */
const live = [
	'<img alt="" data-consent="analytics" src="THIRD/a">',
	'<img alt="" data-consent="analytics" src="/yinyom.js">',
	'<img alt="" data-consent="analytics" srcset="THIRD/b 2x">',
	'<input type="image" alt="" data-consent="analytics" src="THIRD/c">',
	'<svg><image data-consent="analytics" href="THIRD/d"/></svg>',
	'<link data-consent="analytics" rel="stylesheet" href="THIRD/e">',
	'<link data-consent="analytics" rel="icon" href="THIRD/f">',
	'<link data-consent="analytics" rel="preload" as="font" href="THIRD/g">',
	'<video data-consent="analytics" src="THIRD/h"></video>',
	'<video data-consent="analytics" poster="THIRD/i"></video>',
	'<audio data-consent="analytics" src="THIRD/j"></audio>',
	'<video><source data-consent="analytics" src="THIRD/k"></video>',
	'<video data-consent="analytics"><source src="THIRD/l"></video>',
	'<picture><source data-consent="analytics" srcset="THIRD/m"><img alt="" src="data:,"></picture>',
	'<video src="data:,"><track data-consent="analytics" src="THIRD/n"></video>',
	'<embed data-consent="analytics" src="THIRD/o">',
	'<object data-consent="analytics" data="THIRD/p"></object>',
	'<iframe data-consent="analytics" src="THIRD/q"></iframe>',
];

test('names each kind of element that is marked and has its real address', inOneEngine, async ({ visitor, open }) => {
	await open({ html: page(ours() + tag, live.join('\n')) });
	const { findings } = await look(visitor);
	const named = findings.filter(({ kind }) => kind === 'not-inert').map(({ what, where = '' }) => `${what} ${where}`);
	expect(named).toHaveLength(live.length);
});

test('names in the console an event that there is not, listened to while somebody looks', async ({ visitor, open }) => {
	const { url } = await open({ html: page(ours() + tag, held) });
	await visitor.waitVisible('[part="inspect"]');
	const heard = await visitor.eval(async () => {
		const [mine, undone]: [string[], string[]] = [[], []];
		const on = window.yinyom?.on as (name: string, listener: () => void) => () => void;
		on('chnage', () => mine.push('chnage'));
		on('change', () => mine.push('change'));
		on('change', () => undone.push('change'))();
		await window.yinyom?.denyAll();
		return [...mine, ...undone];
	});
	expect(heard).toEqual(['change']);
	if (!visitor.can.console) return;
	const said = async () =>
		(await visitor.consoleMessages()).map(({ text }) => text).filter((text) => text.includes('yinyom.on()'));
	await expect
		.poll(said)
		.toEqual([
			expect.stringContaining(
				'yinyom.on() is "chnage"; no such event, so what listens is never called. Did you mean "change"?',
			),
		]);
	expect(url).not.toBe('');
});

const clean = page(
	`<script type="application/ld+json">{ "@id": "https://other.example" }</script><script>window.dataLayer = [];</script>${ours()}${tag}`,
	`${held}<script type="text/plain" data-consent="analytics">document.cookie = '_t1=1'; fetch('THIRD/collect');</script>
	<iframe data-consent="analytics" data-src="THIRD/frame"></iframe><img alt="" src="data:,">
	<template data-consent="analytics"><img alt="" data-src="THIRD/1.png"></template>
	<noscript><img alt="" src="/own.png"></noscript>`,
);

test('finds nothing on a clean page: not before a decision, not after a grant, not on the next visit', async ({
	visitor,
	open,
}) => {
	const { site, thirdParty } = await open({ html: clean });
	expect(await look(visitor)).toEqual({ decided: false, unjudged: [], findings: [] });
	await visitor.click({ role: 'button', name: 'Close' });
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits('/collect').length).toBe(1);
	expect(await look(visitor)).toEqual({ decided: true, unjudged: ['analytics', 'marketing'], findings: [] });
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	await visitor.reload();
	await expect.poll(() => thirdParty.hits('/collect').length).toBe(2);
	expect(await look(visitor)).toEqual({ decided: true, unjudged: ['analytics', 'marketing'], findings: [] });
});

test('after a withdrawal nothing that was granted before is held against the page', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(ours({ withdraw: 'signal' }) + tag, held) });
	await look(visitor);
	await visitor.click({ role: 'button', name: 'Close' });
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits('/held.js').length).toBe(1);
	await visitor.eval(() => window.yinyom?.withdraw().then(() => true));
	expect((await look(visitor)).findings).toEqual([]);
});

test('shows itself in console and corner when asked, and can be put away by keyboard', async ({ visitor, open }) => {
	await open({ html: page(ours() + tag, '<script src="THIRD/a.js"></script>') });
	await visitor.waitVisible('[part="inspect"]');
	expect(await visitor.text('[part="inspect"]')).toMatch(/^yinyom: 2 findings: 2 leaks/);
	await visitor.click('[data-kind="ran-unmarked"] summary');
	expect(await visitor.text('[data-kind="ran-unmarked"]')).toMatch(
		/tracker \(analytics\)[^]*Hold it: type="text\/plain"/,
	);
	await visitor.press('Escape');
	await visitor.waitHidden('[part="inspect"]');
	await visitor.waitVisible(en.grantAll);
	if (!visitor.can.console) return;
	const said = (await visitor.consoleMessages()).map(({ text }) => text);
	expect(said.filter((text) => text.startsWith('yinyom: 2 findings'))).toHaveLength(1);
});

for (const colorScheme of ['light', 'dark'] as const)
	test.describe(colorScheme, () => {
		test.use({ colorScheme, viewport: { width: 320, height: 568 } });

		test(
			'its panel can be read, pressed and closed on a narrow phone, on a page from right to left',
			inOneEngine,
			async ({ visitor, open }) => {
				const scripts = '<script src="THIRD/a.js"></script>'.repeat(6);
				const html = page(ours() + tag, scripts).replace('lang="en"', 'lang="ar"');
				await open({ html });
				await visitor.waitVisible('[part="inspect"]');
				await visitor.read('[part="inspect"]', (panel) => {
					for (const details of panel.querySelectorAll('details')) details.open = true;
				});
				expect(await axeFindings(visitor)).toEqual([]);
				const faults = await visitor.read('[part="inspect"]', (panel) => {
					panel.scrollTop = panel.scrollHeight;
					const outer = panel.getBoundingClientRect();
					return [...panel.querySelectorAll('button')].flatMap((button) => {
						const { left, right, top, bottom } = button.getBoundingClientRect();
						const range = document.createRange();
						range.selectNodeContents(button);
						const words = range.getBoundingClientRect();
						// The sheet scrolls beneath them.
						const isIn = left >= outer.left && right <= outer.right && top >= outer.top && bottom <= outer.bottom;
						return isIn && words.left >= left && words.right <= right ? [] : [button.textContent];
					});
				});
				expect(faults).toEqual([]);
				expect(await visitor.read('[part="inspect"]', (panel) => getComputedStyle(panel).direction)).toBe('ltr');
			},
		);
	});

test('is not there, and not fetched, unless asked', inOneEngine, async ({ visitor, open }) => {
	const { site } = await open({ html: page(ours() + tag.replace(' data-debug', '')) });
	await visitor.waitVisible(en.grantAll);
	expect(site.hits('/yinyom-inspect.js')).toEqual([]);
	expect(await visitor.count('[part="inspect"]')).toBe(0);
	await look(visitor);
	expect(site.hits('/yinyom-inspect.js')).toHaveLength(1);
	await visitor.waitVisible('[part="inspect"]');
});

test('works on a page that allows almost nothing, without a violation', async ({ visitor, open }) => {
	const nonce = 'cmFuZG9t';
	const strict = page(
		`${ours().replace('<script', `<script nonce="${nonce}"`)}<script nonce="${nonce}">
			window.refused = [];
			document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI));
		</script><script async nonce="${nonce}" src="/yinyom.js" data-debug></script>`,
		'<noscript><img alt="" src="THIRD/tr"></noscript>',
	);
	await open({
		html: strict,
		headers: {
			'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
		},
	});
	await visitor.waitVisible('[part="inspect"]');
	expect((await look(visitor)).findings.map(({ kind }) => kind)).toEqual(['noscript']);
	expect(await visitor.eval('window.refused')).toEqual([]);
	expect((await visitor.box('[part="inspect"]')).width).toBe(440);
});

test('the single file says that it has no such part', inOneEngine, async ({ visitor, open }) => {
	await open({ html: page(`${ours()}<script async src="/yinyom.full.js" data-debug></script>`, held) });
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(() => window.yinyom?.inspect().catch(String))).toBe('Error: yinyom-inspect');
	if (!visitor.can.console) return;
	const said = (await visitor.consoleMessages()).map(({ text }) => text);
	expect(said.filter((text) => text.startsWith('yinyom: load '))).toHaveLength(1);
	expect(await visitor.errors()).toEqual([]);
});

test('names in the console what names nothing, to who looks and to nobody else @one-engine', async ({
	visitor,
	open,
}) => {
	if (!visitor.can.console) return;
	const wrong = config({
		categories: { analytics: { services: ['google-analytic'] } },
		services: { own: {} },
		texts: { en: { 'notice.titel': 'Hello' }, xx: {} },
		locales: ['th', 'xx'],
		migrate: ['onetrust'],
	});
	const { site } = await open({ html: page(wrong + config() + tag.replace(' data-debug', ' data-local="th"')) });
	await visitor.waitVisible(en.settings);
	expect(site.hits('/locales-facts/en.js').length).toBe(0);
	await look(visitor);
	const said = async () => (await visitor.consoleMessages()).map(({ text }) => text).join('\n');
	for (const words of [
		'categories.analytics.services[0] is "google-analytic"; no such service. Did you mean "google-analytics"?',
		'services.own is listed by no category',
		'services.own.name is missing',
		'texts.en.notice.titel is "notice.titel"; no such text',
		'texts.xx is "xx"; no language',
		'locales[1] is "xx"; no language',
		'migrate[0] is "onetrust"',
		'data-local is "th"; no such option. Did you mean "data-locale"?',
		'the config is on this page twice',
	])
		await expect.poll(said).toContain(words);
});
