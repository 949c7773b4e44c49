/** what the page around us does: covers us, clicks for people, patches natives, forbids us things. */
import { createHash } from 'node:crypto';
import { readDist } from '../../built/dist.ts';
import { keptRecord } from '../earlier-visit.ts';
import { config, en, expect, inOneEngine, page, receiptsOf, tag, test } from '../page.ts';
import { quiet, said, untilPrepared, waitingReceipts } from '../moments.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';

test('A-17: rules of the page for everything, transforms and any z-index leave the notice as it is', async ({
	visitor,
	open,
}) => {
	const rules = `* { opacity: 0.01 !important; pointer-events: none !important; }
		html { transform: scale(1); filter: blur(0px); } body { transform: translateZ(0); }
		yinyom-root { opacity: 0 !important; transform: scale(0) !important; width: 0; clip-path: inset(50%) !important; }
		#over { position: fixed; inset: 0; z-index: 2147483647; background: red; }`;
	const { site } = await open({
		html: page(`<style>${rules}</style>${config()}${tag}`, '<div id="over"></div>'),
	});
	await visitor.waitVisible(en.denyAll);
	const looks = () => {
		const host = document.querySelector('yinyom-root');
		const { opacity, pointerEvents, transform, clipPath } = host ? getComputedStyle(host) : document.body.style;
		return [opacity, pointerEvents, transform, clipPath];
	};
	expect(await visitor.eval(looks)).toEqual(['1', 'auto', 'none', 'none']);
	// Trusted, and it lands: `click` waits until nothing covers the middle of the button.
	await visitor.click(en.denyAll);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
});

test('A-17: what a page lays over the button in the top layer takes the click, and that grants nothing', async ({
	visitor,
	open,
}) => {
	await open({ html: page(config() + tag, '<div id="over" popover="manual"></div>') });
	await visitor.waitVisible(en.grantAll);
	await visitor.eval(() => {
		const over = document.querySelector<HTMLElement>('#over');
		if (!over) return;
		Object.assign(over.style, { position: 'fixed', inset: '0', width: '100vw', height: '100vh', margin: '0' });
		over.showPopover();
	});
	const { x, y, width, height } = await visitor.box(en.grantAll);
	const hit = ([left = 0, top = 0]: number[]) => document.elementFromPoint(left, top)?.id;
	expect(await visitor.eval(hit, [x + width / 2, y + height / 2])).toBe('over');
	await visitor.click('#over');
	await quiet(visitor);
	expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
});

test(
	'A-18: whatever a script dispatches on the button grants nothing, and its own call says who called',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html: page(config() + tag, held) });
		await visitor.waitVisible(en.grantAll);
		await untilPrepared(visitor);
		await visitor.eval(() => {
			const button = document
				.querySelector('yinyom-root')
				?.shadowRoot?.querySelector<HTMLElement>('[part="grant-all"]');
			button?.click();
			button?.focus();
			for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
				button?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
			for (const type of ['keydown', 'keypress', 'keyup'])
				button?.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true }));
		});
		await quiet(visitor);
		expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
		expect([...thirdParty.hits(), ...site.hits('/consent')]).toEqual([]);
		await visitor.eval(() => void window.yinyom?.grantAll());
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		expect(receiptsOf(site)[0].event).toMatchObject({ surface: 'api', source: 'host' });
	},
);

test('A-19, A-20: messages and forged storage events configure and grant nothing', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(config() + tag, `${held}<iframe srcdoc="<p>frame</p>"></iframe>`) });
	await visitor.waitVisible(en.grantAll);
	const value = keptRecord({ ago: -1, granted: ['analytics', 'marketing'], denied: [] });
	await visitor.eval((text) => {
		for (const data of [
			'grantAll',
			{ yinyom: 'grantAll' },
			{ type: 'yinyom:change', detail: { granted: ['analytics'] } },
		]) {
			postMessage(data, '*');
			window.dispatchEvent(new MessageEvent('message', { data, origin: location.origin, source: window }));
		}
		window.dispatchEvent(new StorageEvent('storage', { key: 'yinyom', newValue: text, storageArea: localStorage }));
		const channel = new BroadcastChannel('yinyom');
		// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel takes none
		channel.postMessage({ granted: ['analytics'] });
		document.dispatchEvent(new CustomEvent('yinyom:change', { detail: { record: text, granted: ['analytics'] } }));
	}, value);
	await quiet(visitor);
	expect(await visitor.isVisible(en.grantAll)).toBe(true);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
	expect(thirdParty.hits()).toEqual([]);
});

const patches: Readonly<Record<string, string>> = {
	attachShadow: `Element.prototype.attachShadow = () => { throw new Error('patched'); };`,
	fetch: `window.fetch = () => { throw new Error('patched'); };`,
	'JSON.parse': `JSON.parse = () => ({ categories: { necessary: {} }, granted: ['analytics'] });`,
	'Array.prototype.push': `Array.prototype.push = function () { throw new Error('patched'); };`,
	MutationObserver: `window.MutationObserver = class { observe() {} disconnect() {} };`,
};

test(
	'A-21: with a function of the browser patched before us the page works and nothing runs that was held',
	inOneEngine,
	async ({ visitor, open }) => {
		test.setTimeout(180_000);
		for (const [name, patch] of Object.entries(patches)) {
			const { thirdParty } = await open({ html: page(`<script>${patch}</script>${config()}${tag}`, held) });
			await quiet(visitor, 600);
			expect(thirdParty.hits(), name).toEqual([]);
			expect(await visitor.text('h1'), name).toBe('Page');
			expect(await visitor.eval(() => window.yinyom?.isGranted('analytics') ?? false), name).toBe(false);
		}
	},
);

test('A-22: a base of somebody else moves neither our files nor our receipts', async ({ visitor, open, serve }) => {
	const own = await serve((hit) => ({
		body: readDist(hit.path.slice(1)),
		headers: { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' },
	}));
	const { site, thirdParty } = await open({
		html: page(`<base href="THIRD/evil/">${config()}<script async src="${own.url}/yinyom.js"></script>`),
	});
	await visitor.waitVisible(en.denyAll);
	await visitor.click(en.denyAll);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(thirdParty.hits()).toEqual([]);
});

test('A-24: where the policy forbids the endpoint the receipt waits; without our nonce nothing is released', async ({
	visitor,
	open,
}) => {
	const nonce = 'cmFuZG9t';
	const { site, thirdParty } = await open({
		html: page(`${config()}<script async nonce="${nonce}" src="/yinyom.js"></script>`, held),
		headers: {
			'content-security-policy': `connect-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'none'`,
		},
	});
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await expect.poll(() => waitingReceipts(visitor)).toBe(1);
	await quiet(visitor);
	expect([...site.hits('/consent'), ...thirdParty.hits()]).toEqual([]);
	expect((await visitor.box(en.reopen)).width).toBe(44);
	if (!visitor.can.console) return;
	await expect.poll(() => said(visitor)).toContainEqual(expect.stringMatching(/lacks this page's nonce/));
	await expect.poll(() => said(visitor)).toContainEqual(expect.stringMatching(/has not acknowledged a receipt/));
	expect(await visitor.errors()).toEqual([]);
});

test(
	'A-25: a file of ours that is not ours any more does not run, and everything stays held',
	inOneEngine,
	async ({ visitor, open }) => {
		const integrity = `sha384-${createHash('sha384').update(readDist('yinyom.js')).digest('base64')}`;
		const guarded = `<script async src="/yinyom.js" integrity="${integrity}"></script>`;
		const { thirdParty } = await open({ html: page(config() + guarded, held) });
		await visitor.waitVisible(en.grantAll);
		const { thirdParty: second } = await open({
			html: page(config() + guarded, held),
			paths: { '/yinyom.js': () => ({ body: 'polluted = 1', headers: { 'content-type': 'text/javascript' } }) },
		});
		await quiet(visitor);
		expect(await visitor.eval('typeof yinyom + typeof polluted')).toBe('undefinedundefined');
		expect([...thirdParty.hits(), ...second.hits()]).toEqual([]);
	},
);

test('A-29: nothing outside our shadow tells what was chosen', inOneEngine, async ({ visitor, open }) => {
	await open({ html: page(config() + tag) });
	const text = () => document.documentElement.outerHTML;
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	await quiet(visitor);
	const denied = await visitor.eval(text);
	await visitor.eval(() => window.yinyom?.grantAll().then(() => true));
	await quiet(visitor);
	expect(await visitor.eval(text)).toBe(denied);
});

test('A-30: a meta element sets no cookie, so markup stores no decision', async ({ visitor, open }) => {
	const value = keptRecord({ granted: ['analytics', 'marketing'], denied: [] });
	const { thirdParty } = await open({
		html: page(`<meta http-equiv="Set-Cookie" content="yinyom=${value}; path=/">${config()}${tag}`, held),
	});
	await visitor.waitVisible(en.grantAll);
	await visitor.reload();
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.cookie('yinyom')).toBeUndefined();
	expect(thirdParty.hits()).toEqual([]);
});
