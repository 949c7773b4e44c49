/** What a service that is denied left goes, does not come back by itself, and may come back when it is granted. */
import { config, en, expect, page, tag, test } from './page.ts';

const ours = config({
	categories: { analytics: { services: ['own'] } },
	services: { own: { cookies: ['own_*'], storage: ['own_*'] } },
});
const write = () => {
	document.cookie = 'own_id=1; path=/';
	localStorage.setItem('own_key', '1');
	sessionStorage.setItem('own_tab', '1');
	localStorage.setItem('shop_cart', '1');
};
const kept = () =>
	[document.cookie, localStorage, sessionStorage].flatMap((of) =>
		typeof of === 'string' ? (/own_id/.exec(of) ?? []) : Object.keys(of).filter((key) => !key.startsWith('yinyom')),
	);

test('keys of a denied service are not kept when a script of the page writes them again', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	await visitor.eval(write);
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(kept)).toEqual(['shop_cart']);
	await visitor.eval(write);
	await expect.poll(() => visitor.eval(kept)).toEqual(['shop_cart']);
	expect(await visitor.eval(() => localStorage.getItem('shop_cart'))).toBe('1');
});

test('cookies are deleted whatever letters their names are of', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	await visitor.eval(() => {
		for (const letters of [':c', '@b', '[d]', '/e', '(f)', '%zz', '{}', '<>', '"'])
			document.cookie = `own_${letters}=1; path=/`;
	});
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(() => document.cookie.match(/own_[^;]*/g))).toBe(null);
});

test('what was swept may come back in the same page once it is granted', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	await visitor.eval(() => localStorage.setItem('own_key', '1'));
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(kept)).toEqual([]);
	await visitor.click(en.reopen);
	await visitor.click(en.grantAll);
	await visitor.waitHidden('[part="preferences"]');
	await visitor.eval(write);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 1500)));
	expect((await visitor.eval(kept)).toSorted()).toEqual(['own_id', 'own_key', 'own_tab', 'shop_cart']);
});

test('a database that was in use at the time is gone from the next page', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	const names = async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== 'yinyom');
	await visitor.eval(() => new Promise<void>((done) => (indexedDB.open('own_db').onsuccess = () => done())));
	expect(await visitor.eval(names)).toEqual(['own_db']);
	await visitor.eval(write);
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(kept)).toEqual(['shop_cart']);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	await expect.poll(() => visitor.eval(names)).toEqual([]);
});

test('a database that a service left, and nothing else of it, goes too', async ({ visitor, open }) => {
	await open({ html: page(ours + tag) });
	const names = async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== 'yinyom');
	await visitor.waitVisible(en.denyAll);
	await visitor.eval(
		() =>
			new Promise<void>((done) => {
				const asked = indexedDB.open('own_db');
				asked.onsuccess = () => {
					asked.result.close();
					done();
				};
			}),
	);
	expect(await visitor.eval(names)).toEqual(['own_db']);
	await visitor.click(en.denyAll);
	await expect.poll(() => visitor.eval(names)).toEqual([]);
});

/** A tracker that leaves a service worker on the site: it goes on sending for as long as it answers for pages, whatever their policy. */
const registers = {
	html: page(
		ours.replace('"storage":["own_*"]', '"storage":["own_*","own-worker.js"]') +
			tag +
			'<script type="text/plain" data-consent="analytics">navigator.serviceWorker.register("/own-worker.js?site=1")</script>',
	),
	paths: {
		'/own-worker.js': (_: unknown, thirdParty: string) => ({
			headers: { 'content-type': 'text/javascript' },
			body: `onactivate = (event) => event.waitUntil(clients.claim());
				onfetch = () => fetch('${thirdParty}/from-worker', { mode: 'no-cors' });`,
		}),
		'/shop-worker.js': () => ({ headers: { 'content-type': 'text/javascript' }, body: 'onfetch = () => {};' }),
		'/asked': () => ({ body: '' }),
	},
};
const workers = async () =>
	(await navigator.serviceWorker.getRegistrations()).map(({ active }) => active && new URL(active.scriptURL).pathname);

for (const withdraw of ['cut-off', 'reload'] as const)
	test(`a service worker of a withdrawn service is ended, and the site’s own stays (${withdraw})`, async ({
		visitor,
		open,
	}) => {
		const { thirdParty } = await open({
			...registers,
			html: registers.html.replace('"categories"', `"withdraw":"${withdraw}","categories"`),
		});
		await visitor.click(en.grantAll);
		await visitor.waitFor(() => navigator.serviceWorker.controller !== null);
		await visitor.eval(() => navigator.serviceWorker.register('/shop-worker.js', { scope: '/shop/' }).then(() => true));
		await visitor.eval(() => fetch('/asked').then(() => true));
		await expect.poll(() => thirdParty.hits().length).toBeGreaterThan(0);
		await visitor.eval('void (window.isOld = true)');
		await visitor.eval(() => void window.yinyom?.withdraw());
		// It answers for this page until the page goes, so the page is loaded anew.
		await visitor.waitFor(() => !('isOld' in window) && !!window.yinyom);
		await expect.poll(() => visitor.eval(workers)).toEqual(['/shop-worker.js']);
		expect(await visitor.eval(() => navigator.serviceWorker.controller)).toBe(null);
		const before = thirdParty.hits().length;
		await visitor.eval(() => fetch('/asked').then(() => true));
		await visitor.reload();
		await visitor.eval(() => fetch('/asked').then(() => true));
		expect(thirdParty.hits().length).toBe(before);
	});
