/** C-01–C-08, C-13, C-16, C-17, C-21: storage, network and tabs that fail; the page works, nothing runs unasked, receipts stay. */
import { decode, encode } from '../../../src/consent/codec.ts';
import type { Answer } from '../harness/content.ts';
import { keptRecord, leave } from '../earlier-visit.ts';
import { acknowledge, config, en, expect, page, receiptsOf, tag, test } from '../page.ts';
import { paths, quiet, said, waitingReceipts } from '../moments.ts';

const held = '<script type="text/plain" data-consent="analytics" src="THIRD/held.js"></script>';
const html = (text: string) => ({ body: text, headers: { 'content-type': 'text/html; charset=utf-8' } });

test('C-01: a full storage costs neither the decision nor its receipt', async ({ visitor, open }) => {
	const full = `<script>Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };</script>`;
	const { site, thirdParty } = await open({ html: page(full + config() + tag, held) });
	await visitor.click(en.grantAll);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	expect(await visitor.count('[part="notice"]')).toBe(0);
});

test('C-01: storage cleared while the page is open takes the grant back, not the page', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(config() + tag, held) });
	await visitor.click(en.grantAll);
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
	await visitor.clearCookies();
	await visitor.eval(() => {
		localStorage.clear();
		document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
	});
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
});

const databases: Readonly<Record<string, string>> = {
	'hangs for ever': 'IDBFactory.prototype.open = () => ({});',
	'is not there': `Object.defineProperty(window, 'indexedDB', { value: undefined });`,
	throws: `IDBFactory.prototype.open = () => { throw new DOMException('no', 'UnknownError'); };`,
	'fails to open': `IDBFactory.prototype.open = () => {
		const request = {};
		setTimeout(() => request.onerror?.(new Event('error')));
		return request;
	};`,
};

for (const [what, script] of Object.entries(databases)) {
	test(`C-02: where the database ${what} a receipt of an earlier page is still delivered`, async ({
		visitor,
		open,
	}) => {
		let isDown = true;
		const { site } = await open({
			html: page(`<script>${script}</script>${config()}${tag}`),
			paths: { '/consent': ({ body }) => (isDown ? { fault: 'reset' } : acknowledge(body)) },
		});
		await visitor.click(en.denyAll);
		await expect.poll(() => site.hits('/consent').length).toBeGreaterThan(0);
		expect(await waitingReceipts(visitor)).toBe(1);
		isDown = false;
		await visitor.reload();
		await expect.poll(() => waitingReceipts(visitor)).toBe(0);
		expect(receiptsOf(site)).toHaveLength(1);
	});
}

test('C-03: in a sandboxed frame, where every storage throws, nothing runs and nothing breaks', async ({
	visitor,
	open,
}) => {
	const third = { url: '' };
	const { url, site, thirdParty } = await open({
		html: page(''),
		paths: {
			'/outer': () => html(page('', '<iframe sandbox="allow-scripts" src="/inner"></iframe>')),
			'/inner': () => html(page(config() + tag, held.replace('THIRD', third.url))),
		},
	});
	third.url = thirdParty.url;
	await visitor.goto(`${url}/outer`);
	await expect.poll(() => site.hits('/yinyom.js').length).toBe(1);
	await quiet(visitor, 800);
	expect(thirdParty.hits()).toEqual([]);
	expect(await visitor.text('h1')).toBe('Page');
	// Firefox counts its own word that a frame of no origin may load no module; ours is that nothing was granted.
	const errors = visitor.can.console ? await visitor.errors() : [];
	expect(errors.filter((text) => !text.startsWith('The Same Origin Policy'))).toEqual([]);
});

test('C-05: a page that is only prepared decides, shows and runs nothing until it is visited', async ({
	visitor,
	open,
}) => {
	const prepared = `<script>
		window.isPrepared = true;
		Object.defineProperty(Document.prototype, 'prerendering', { get: () => window.isPrepared, configurable: true });
	</script>`;
	const { url, thirdParty } = await open({ html: page('') });
	await leave(visitor, keptRecord({ granted: ['analytics'], denied: ['marketing'] }));
	const { url: next, thirdParty: later } = await open({ html: page(prepared + config() + tag, held) });
	await quiet(visitor, 600);
	expect([...thirdParty.hits(), ...later.hits()]).toEqual([]);
	expect(await visitor.count('yinyom-root')).toBe(0);
	await visitor.eval(() => {
		Object.assign(window, { isPrepared: false });
		document.dispatchEvent(new Event('prerenderingchange', { bubbles: true }));
	});
	await visitor.waitVisible(en.reopen);
	await expect.poll(() => paths(later)).toEqual(['/held.js']);
	expect(next).not.toBe(url);
});

test('C-06: no answer, a proxy, a portal, a redirect, none of these is delivery', async ({ visitor, open }) => {
	const answers: Answer[] = [
		{ fault: 'reset' },
		{ status: 407 },
		{ status: 502 },
		{ status: 302, headers: { location: '/portal' } },
		{ body: '<title>Sign in</title>', headers: { 'content-type': 'text/html' } },
		{ body: '{}', headers: { 'content-type': 'application/json' } },
		{
			body: '{"ok":true,"acks":["00000000-0000-4000-8000-000000000000"]}',
			headers: { 'content-type': 'application/json' },
		},
		{ status: 204 },
	];
	let at = 0;
	const { site } = await open({
		html: page(config() + tag),
		paths: { '/consent': ({ body }) => answers[at] ?? acknowledge(body) },
	});
	await visitor.click(en.denyAll);
	for (; at < answers.length; at += 1) {
		const before = site.hits('/consent').length;
		if (at) await visitor.reload();
		await expect.poll(() => site.hits('/consent').length, `answer ${at}`).toBeGreaterThan(at ? before : 0);
		await quiet(visitor, 150);
		expect(await waitingReceipts(visitor), `answer ${at}`).toBe(1);
	}
	expect(site.hits('/portal')).toEqual([]);
	await visitor.reload();
	await expect.poll(() => waitingReceipts(visitor)).toBe(0);
	expect(receiptsOf(site)).toHaveLength(1);
});

test('C-08: a notice that is taken out or hidden decides nothing', async ({ visitor, open }) => {
	const { site, thirdParty } = await open({ html: page(config() + tag, held) });
	await visitor.waitVisible(en.grantAll);
	await visitor.eval(() => {
		const root = document.querySelector('yinyom-root');
		root?.setAttribute('style', 'display: none !important');
		root?.remove();
	});
	await quiet(visitor);
	expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
	expect([...thirdParty.hits(), ...site.hits('/consent')]).toEqual([]);
	await visitor.reload();
	await visitor.waitVisible(en.grantAll);
});

test('C-13: two tabs that decide at the same moment end up with one decision', async ({ visitor, open }) => {
	test.setTimeout(120_000);
	const { url } = await open({ html: page(config() + tag) });
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	const other = await visitor.newTab();
	await other.goto(url);
	await other.waitVisible(en.reopen);
	await Promise.all([
		visitor.eval(() => window.yinyom?.grantAll().then(() => true)),
		other.eval(() => window.yinyom?.withdraw().then(() => true)),
	]);
	const grants = () => window.yinyom?.grants.join();
	// At once as a rule. Where a browser tells one tab of the other's cookie late, the next look of the clock sees it, within a minute.
	await expect
		.poll(async () => (await visitor.eval(grants)) === (await other.eval(grants)), { timeout: 75_000 })
		.toBe(true);
	const settled = await visitor.eval(grants);
	await other.reload();
	await other.waitVisible(en.reopen);
	expect(await other.eval(grants)).toBe(settled);
});

test('C-13: what another tab grants and takes back at once is not granted here, also while this tab cannot follow', async ({
	visitor,
	open,
}) => {
	// The file that follows a decision never comes.
	const { thirdParty } = await open({
		html: page(config() + tag, held),
		paths: { '/yinyom-decision.js': () => ({ status: 503, body: '' }) },
	});
	const denied = keptRecord();
	await leave(visitor, denied);
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	const grants = () => window.yinyom?.grants.join();
	const heard = () => visitor.eval(() => void dispatchEvent(new Event('storage')));
	await leave(visitor, keptRecord({ granted: ['analytics'], denied: ['marketing'], seq: 2, ago: 1000 }));
	await heard();
	await expect.poll(() => visitor.eval(grants)).toBe('necessary,analytics');
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
	await leave(visitor, denied);
	await heard();
	await expect.poll(() => visitor.eval(grants)).toBe('necessary');
});

test('C-13: a tab whose decision another wrote over in the same moment goes by what stands', async ({
	visitor,
	open,
}) => {
	// What the other tab does between our writing of the cookie and our reading it back.
	const race = `<script>
		const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
		Object.defineProperty(document, 'cookie', { get, set(text) {
			set.call(document, text);
			if (!window.theirs) return;
			set.call(document, 'yinyom=' + theirs + '; path=/');
			localStorage.setItem('yinyom', theirs);
			theirs = '';
			setTimeout(() => dispatchEvent(new Event('storage')));
		} });
	</script>`;
	const { thirdParty } = await open({ html: page(race + config() + tag, held) });
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	const theirs = decode(await visitor.eval(() => /yinyom=([^;]*)/.exec(document.cookie)?.[1] ?? ''));
	if (!theirs) throw new Error('no record in the cookie');
	await visitor.eval(
		(value) => {
			(window as { theirs?: string }).theirs = value;
			return window.yinyom?.grantAll().then(() => true);
		},
		encode({ ...theirs, receiptId: crypto.randomUUID(), seq: 2, time: Date.now() }),
	);
	await visitor.waitFor(() => window.yinyom?.grants.join() === 'necessary');
	await quiet(visitor, 600);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
	if (visitor.can.console) expect(await said(visitor)).toEqual([]);
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	thirdParty.forgetHits();
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
});

test('C-16: without a digest the choice counts and its receipt says that it has none', async ({ visitor, open }) => {
	const plain = `<script>Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });</script>`;
	const { site } = await open({ html: page(plain + config() + tag) });
	await visitor.click(en.denyAll);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(receiptsOf(site)[0]).toMatchObject({
		receiptId: expect.stringMatching(/^[\da-f-]{36}$/),
		notice: { noticeDigest: null, configDigest: null },
	});
});

test('C-17: a frame of another site decides for itself alone', async ({ visitor, open }) => {
	const deciding = `<script>(window.yinyomQueue ||= []).push((yinyom) => yinyom.ready.then(() => yinyom.grantAll()));</script>`;
	const { url, site, thirdParty } = await open({
		html: page(config() + tag, held),
		paths: {
			'/outer': () => html(page(config() + tag, `<iframe src="${frame.url}"></iframe>`)),
			'/frame': () => html(page(deciding + config() + tag, held.replace('THIRD', frame.third))),
		},
	});
	// Another site by name, the same server: cookies know no ports.
	const frame = { url: `${url.replace('127.0.0.1', 'localhost')}/frame`, third: thirdParty.url };
	await visitor.goto(`${url}/outer`);
	await expect.poll(() => paths(thirdParty)).toEqual(['/held.js']);
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
	expect(receiptsOf(site).length).toBe(1);
});

test('C-21: with the click the receipt is in both storages, before anybody has answered', async ({ visitor, open }) => {
	const { site } = await open({ html: page(config() + tag), paths: { '/consent': () => ({ fault: 'hang' }) } });
	await visitor.click(en.denyAll);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(await waitingReceipts(visitor)).toBe(1);
	const inDatabase = () =>
		new Promise<number>((done) => {
			const request = indexedDB.open('yinyom');
			request.onsuccess = () => {
				const count = request.result.transaction('outbox').objectStore('outbox').count();
				count.onsuccess = () => done(count.result);
			};
		});
	expect(await visitor.eval(inDatabase)).toBe(1);
});
