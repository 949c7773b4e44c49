/** Scenarios 45–50, withdrawing: cookies and storage of denied services go, come back and go again, or are told of. */
import type { Inspection } from '../../../src/inspect/inspection.ts';
import { config, en, expect, page, tag, test } from '../page.ts';
import { quiet, said } from '../moments.ts';

/** The document's cookies by name, without our own: the record, and for a moment the word that a receipt waits. */
const names = () =>
	document.cookie
		.split('; ')
		.map((pair) => pair.split('=', 1)[0] ?? '')
		.filter((name) => name && !/^yinyom(-waiting)?$/.test(name))
		.sort();
const withdraw = () => window.yinyom?.withdraw().then(() => true);

test('45: on a subdomain a cookie of the whole site goes too', async ({ visitor, open }) => {
	const { url } = await open({ html: page(config() + tag) });
	await visitor.goto(url.replace('127.0.0.1', 'shop.example.localhost'));
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(() => {
		document.cookie = '_ga=1; path=/; domain=example.localhost';
		document.cookie = '_ga_ONE=1; path=/; domain=shop.example.localhost';
		document.cookie = 'cart=1; path=/; domain=example.localhost';
	});
	expect(await visitor.eval(names)).toEqual(['_ga', '_ga_ONE', 'cart']);
	await visitor.eval(withdraw);
	await expect.poll(() => visitor.eval(names)).toEqual(['cart']);
});

test('46: names that vendors make up as they go are known', async ({ visitor, open }) => {
	const categories = {
		analytics: { services: ['google-analytics'] },
		marketing: { services: ['google-ads', 'meta-pixel', 'tiktok-pixel'] },
	};
	await open({ html: page(config({ categories }) + tag) });
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(() => {
		for (const name of [
			'_ga',
			'_ga_1A2B3C',
			'_gat_UA-1',
			'_gcl_au',
			'_gac_UA-1',
			'_fbp',
			'_fbc',
			'_ttp',
			'ttcsid_C1',
			'session',
		])
			document.cookie = `${name}=1; path=/`;
	});
	await visitor.eval(withdraw);
	await expect.poll(() => visitor.eval(names)).toEqual(['session']);
});

test('47: a cookie of another path goes when that path is visited', async ({ visitor, open }) => {
	const html = page(config() + tag);
	const { url } = await open({
		html,
		paths: { '/shop/item': () => ({ body: html, headers: { 'content-type': 'text/html; charset=utf-8' } }) },
	});
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(() => {
		document.cookie = '_ga=1; path=/shop';
	});
	await visitor.eval(withdraw);
	await quiet(visitor);
	await visitor.goto(`${url}/shop/item`);
	await visitor.waitVisible(en.reopen);
	await expect.poll(() => visitor.eval(names)).toEqual([]);
});

test('48: both storages, databases and caches are cleared of the denied, and of nothing else', async ({
	visitor,
	open,
}) => {
	await open({
		html: page(
			config({
				categories: { analytics: { services: ['tracker'] }, marketing: {} },
				services: { tracker: { storage: ['_ga*', 'tracker-*'] } },
			}) + tag,
		),
	});
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval(async () => {
		for (const storage of [localStorage, sessionStorage]) {
			storage.setItem('_ga_client', '1');
			storage.setItem('cart', '1');
		}
		for (const name of ['tracker-events', 'shop'])
			await new Promise((done) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => done(request.result.close());
			});
		for (const name of ['tracker-cache', 'pages']) await caches.open(name);
		await window.yinyom?.withdraw();
	});
	const left = () =>
		Promise.all([indexedDB.databases(), caches.keys()]).then(([databases, keys]) => ({
			local: Object.keys(localStorage).filter((key) => !key.startsWith('yinyom')),
			session: Object.keys(sessionStorage).filter((key) => !key.startsWith('yinyom')),
			databases: databases.map(({ name }) => name).filter((name) => name !== 'yinyom'),
			caches: keys,
		}));
	await expect
		.poll(() => visitor.eval(left))
		.toEqual({ local: ['cart'], session: ['cart'], databases: ['shop'], caches: ['pages'] });
});

test('49: what no script can delete is told: to the owner with a recipe, to the visitor in words', async ({
	visitor,
	open,
}) => {
	const { url } = await open({
		html: page(config() + tag),
		paths: { '/login': () => ({ headers: { 'set-cookie': '_ga=server; HttpOnly; Path=/' } }) },
	});
	await visitor.click(en.grantAll);
	await visitor.waitVisible(en.reopen);
	await visitor.eval((login) => fetch(login).then(() => true), `${url}/login`);
	await visitor.eval(withdraw);
	await quiet(visitor);
	expect(await visitor.cookie('_ga')).toBe('server');
	const inspection = (await visitor.eval(() => window.yinyom?.inspect())) as Inspection;
	expect(inspection.findings.filter(({ kind }) => kind === 'not-deletable')).toEqual([
		expect.objectContaining({
			what: expect.stringContaining('fr (facebook.com)'),
			advice: expect.stringContaining('Clear-Site-Data'),
		}),
	]);
	await visitor.click({ role: 'button', name: 'Close' });
	await visitor.click(en.reopen);
	await visitor.waitVisible(en.save);
	expect(await visitor.text('.facts')).toContain('can only be deleted in your browser');
});

test('50: a cookie that a tracker writes again is deleted again, and told', async ({ visitor, open }) => {
	const writer = `<script type="text/plain" data-consent="analytics">
		setInterval(() => { document.cookie = '_ga=' + Math.random() + '; path=/'; }, 1000);
	</script>`;
	await open({ html: page(config({ withdraw: 'signal' }) + tag, writer) });
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => document.cookie.includes('_ga='));
	await visitor.eval(withdraw);
	// Longer than two of its writes: then, looked at often, it is gone more often than it is there.
	const seen = await visitor.eval(async () => {
		const looks: boolean[] = [];
		for (let time = 0; time < 50; time += 1) {
			await new Promise((done) => setTimeout(done, 60));
			looks.push(document.cookie.includes('_ga='));
		}
		return looks;
	});
	expect(seen).toContain(false);
	await expect.poll(() => visitor.eval(() => document.cookie.includes('_ga='))).toBe(false);
	if (visitor.can.console)
		await expect.poll(() => said(visitor)).toContainEqual(expect.stringMatching(/cookie _ga .* was written again/));
});
