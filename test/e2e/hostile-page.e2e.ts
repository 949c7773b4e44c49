/** What goes wrong on real pages: the page works, nothing is granted without a click, and the console says one clear thing. */
import type { Visitor } from './harness/visitor.ts';
import { paths } from './moments.ts';
import { acknowledge, config, en, expect, page, receiptsOf, tag, test } from './page.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';
const broken = (script: string) => page(`<script>${script}</script>${config()}${tag}`, held);

/** Our messages, where the driver hears the console. */
async function said(visitor: Visitor): Promise<readonly string[]> {
	if (!visitor.can.console) return [];
	const texts = (await visitor.consoleMessages()).map(({ text }) => text);
	// Sorted: each waits for its words by itself.
	return texts.filter((text) => text.startsWith('yinyom:')).sort();
}

const pages: Readonly<
	Record<string, { html: string; says?: readonly RegExp[] | 'depends on the engine'; asksAgain?: boolean }>
> = {
	'cookies disabled': {
		html: broken(`Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} });`),
		says: [/keeps no cookie/],
	},
	'cookies throw': {
		html: broken(
			`Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('no', 'SecurityError'); }, set() { throw new DOMException('no', 'SecurityError'); } });`,
		),
		says: [/keeps no cookie/],
	},
	'localStorage throws': {
		html: broken(
			`Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });`,
		),
		says: [/keeps no localStorage/],
	},
	'nothing is kept at all': {
		html: broken(`Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} });
			for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });`),
		says: [/keeps no cookie/, /keeps no localStorage/],
		asksAgain: true,
	},
	'markup stands in the way of the document': {
		html: page(
			config() + tag,
			`<img name="cookie" alt=""><img name="querySelector" alt=""><img name="createElement" alt=""><form name="body"></form><a id="yinyom" href="/"></a>${held}`,
		),
		// Firefox no longer lets an image stand for `document.cookie`, so there the cookie is kept.
		says: 'depends on the engine',
	},
	'vendors throw at what they are told': {
		html: broken(`window.fbq = () => { throw new Error('fbq'); }; window.dataLayer = Object.freeze([]);`),
	},
	'the page throws in every listener': {
		html: broken(
			`for (const name of ['ready', 'open', 'close', 'change', 'receipt']) document.addEventListener('yinyom:' + name, () => { throw new Error('page'); });`,
		),
	},
};

for (const [name, { html, says = [], asksAgain = false }] of Object.entries(pages)) {
	test(`${name}: asks, holds, and releases after a click`, async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html });
		await visitor.waitVisible('[part="grant-all"]');
		expect(thirdParty.hits()).toEqual([]);
		expect(await visitor.text('h1')).toBe('Page');
		await visitor.click('[part="grant-all"]');
		await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		if (visitor.can.console && typeof says !== 'string')
			await expect.poll(() => said(visitor)).toEqual(says.map((text) => expect.stringMatching(text)));
		await visitor.reload();
		if (asksAgain) await visitor.waitVisible('[part="grant-all"]');
		else await visitor.waitVisible('[part="reopen"]');
	});
}

test('a config that is no JSON: defaults, everything held, one message that says so', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(`<script type="application/json" data-yinyom-config>{ "controller": </script>${tag}`, held),
	});
	await visitor.waitVisible(en.grantAll);
	expect(thirdParty.hits()).toEqual([]);
	if (visitor.can.console) await expect.poll(() => said(visitor)).toEqual([expect.stringMatching(/is not valid JSON/)]);
});

test('a file of ours that does not arrive: nothing is granted, the notice stays, and one message names the file', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({
		html: page(config() + tag, held),
		paths: { '/yinyom-decision.js': () => ({ status: 404 }) },
	});
	await visitor.click(en.grantAll);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 500)));
	expect(await visitor.isVisible(en.grantAll)).toBe(true);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
	expect(thirdParty.hits()).toEqual([]);
	if (visitor.can.console) expect((await said(visitor)).at(-1)).toMatch(/yinyom-decision\.js did not load/);
	expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
});

test('an endpoint that is down: no visible effect, and the receipt arrives when it is back', async ({
	visitor,
	open,
}) => {
	let isDown = true;
	const { site } = await open({
		html: page(config({ receipts: { endpoint: '/down' } }) + tag),
		paths: { '/down': ({ body }) => (isDown ? { status: 503, headers: { 'retry-after': '3' } } : acknowledge(body)) },
	});
	await visitor.click(en.denyAll);
	await expect.poll(() => site.hits('/down').length).toBeGreaterThan(0);
	await visitor.waitVisible(en.reopen);
	expect(
		await visitor.eval(() => Object.keys(localStorage).filter((key) => key.startsWith('yinyom:outbox:')).length),
	).toBe(1);
	if (visitor.can.console)
		await expect.poll(() => said(visitor)).toEqual([expect.stringMatching(/has not acknowledged a receipt \(503\)/)]);
	isDown = false;
	const sent = site.hits('/down').map(({ body }) => body);
	await visitor.reload();
	await visitor.waitFor(() => !Object.keys(localStorage).some((key) => key.startsWith('yinyom:outbox:')));
	// The very same bytes: a receipt is frozen when it is made.
	expect(new Set([...sent, ...site.hits('/down').map(({ body }) => body)]).size).toBe(1);
});

test('an answer that does not name the receipt is no delivery', async ({ visitor, open }) => {
	const { site } = await open({
		html: page(config({ receipts: { endpoint: '/portal' } }) + tag),
		paths: {
			'/portal': () => ({ body: '<title>Sign in to the network</title>', headers: { 'content-type': 'text/html' } }),
		},
	});
	await visitor.click(en.denyAll);
	await expect.poll(() => site.hits('/portal').length).toBeGreaterThan(0);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 200)));
	expect(
		await visitor.eval(() => Object.keys(localStorage).filter((key) => key.startsWith('yinyom:outbox:')).length),
	).toBe(1);
});

test('a script of the page can deny for the visitor, never grant', async ({ visitor, open }) => {
	const { site, thirdParty } = await open({ html: page(config() + tag, held) });
	await visitor.waitVisible(en.grantAll);
	const press = (part: string) =>
		document.querySelector('yinyom-root')?.shadowRoot?.querySelector<HTMLElement>(`[part="${part}"]`)?.click();
	await visitor.eval(press, 'grant-all');
	await visitor.eval(() => new Promise((done) => setTimeout(done, 400)));
	expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
	expect(thirdParty.hits()).toEqual([]);
	await visitor.eval(press, 'deny-all');
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(await visitor.eval(() => window.yinyom?.record?.granted)).toEqual([]);
});

test('a forged, truncated or expired cookie is asked about again', async ({ visitor, open }) => {
	const { url, thirdParty } = await open({ html: page(config() + tag, held) });
	await visitor.click(en.grantAll);
	await expect.poll(() => thirdParty.hits().length).toBe(1);
	const value = (await visitor.cookie('yinyom')) ?? '';
	for (const forged of [
		value.slice(0, -3),
		value.replace('analytics', 'marketing'),
		`${value}x`,
		'1',
		'true',
		'%00',
		'a'.repeat(3000),
	]) {
		await visitor.eval((text) => {
			localStorage.clear();
			document.cookie = `yinyom=${text}; path=/`;
		}, forged);
		thirdParty.forgetHits();
		await visitor.goto(url);
		await visitor.waitVisible(en.grantAll);
		expect(thirdParty.hits()).toEqual([]);
	}
});

test('what we show is back at the next need when the whole document element was replaced', async ({
	visitor,
	open,
}) => {
	await open({ html: page(config() + tag) });
	// As React does where the hydration of a whole document fails.
	const replace = () =>
		visitor.eval(() => {
			const other = document.documentElement.cloneNode(true) as Element;
			other.querySelector('yinyom-root')?.remove();
			document.replaceChild(other, document.documentElement);
		});
	await visitor.waitVisible(en.grantAll);
	await replace();
	await visitor.waitHidden(en.grantAll);
	await visitor.eval(() => window.yinyom?.open('notice'));
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);

	// Now in a page that had nothing to ask.
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	await replace();
	await visitor.eval(() => window.yinyom?.open());
	await visitor.waitVisible(en.save);
	await visitor.eval(() => window.yinyom?.close());
	await visitor.waitVisible(en.reopen);
	if (visitor.can.console) expect(await visitor.errors()).toEqual([]);
	expect(await said(visitor)).toEqual([]);
});
