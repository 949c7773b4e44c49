/** Trackers as npm ships them: nothing before the grant, at work after it, and nothing of them after a withdrawal. */
import type { Site } from './harness/server.ts';
import type { Visitor } from './harness/visitor.ts';
import { type Library, libraries, vendorOf } from './libraries.ts';
import { config, en, expect, inOneEngine, page, tag, test } from './page.ts';

/** Notes what the browser refused: a library that is silent by itself would prove nothing. */
const noteRefused = `<script>
	window.refused = [];
	addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI));
</script>`;

/** As its vendor says it, marked; and a page that goes on calling it, whatever was withdrawn. */
const held = ({ id, init, use }: Library, { url }: Site) => `
	<script type="text/plain" data-consent="service:${id}" src="${url}/library.js"></script>
	<script type="text/plain" data-consent="service:${id}">${init.replaceAll('THIRD', url)}</script>
	<script type="text/plain" data-consent="service:${id}">setInterval(() => { ${use} }, 300)</script>`;

/** What the trackers left in this browser, by name. */
const left = () => {
	const cookies = document.cookie.split('; ').map((cookie) => cookie.split('=')[0] ?? '');
	const names = [...cookies, ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
	return names.filter((name) => name && !name.startsWith('yinyom'));
};
const databases = async () =>
	(await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => !name.startsWith('yinyom'));
const pause = (visitor: Visitor, time: number) =>
	visitor.eval((ms) => new Promise((done) => setTimeout(done, ms)), time);
const sent = (site: Site, { sends }: Library) => site.hits().filter(({ path }) => sends.test(path)).length;
/** The page is cut off, and what was on its way by then has arrived. */
const isCutOff = async (visitor: Visitor) => {
	await visitor.waitFor(() => !!document.querySelector('meta[http-equiv="Content-Security-Policy"]'));
	await pause(visitor, 200);
};
const wasRefused = (visitor: Visitor, { url }: Site) =>
	visitor.waitFor((origin) => (window as { refused?: string[] }).refused?.some((uri) => uri.startsWith(origin)), url);

for (const library of libraries)
	test(
		`${library.id}: nothing before the grant, at work after it, nothing after the withdrawal`,
		inOneEngine,
		async ({ visitor, open, serve }) => {
			const vendor = await serve(vendorOf(library));
			const categories = { analytics: { services: [library.id] } };
			await open({ html: page(noteRefused + config({ categories }) + tag, held(library, vendor)) });
			await visitor.waitVisible(en.grantAll);
			await visitor.hover(en.settings);
			await visitor.press('Tab');
			await pause(visitor, 600);
			expect(vendor.hits()).toEqual([]);
			expect(await visitor.eval(left)).toEqual([]);
			expect(await visitor.eval(databases)).toEqual([]);

			await visitor.click(en.grantAll);
			await expect.poll(() => sent(vendor, library)).toBeGreaterThan(1);
			await expect.poll(() => visitor.eval(left)).toContainEqual(expect.stringMatching(library.leaves));

			await visitor.click(en.reopen);
			await visitor.click(en.denyAll);
			await isCutOff(visitor);
			vendor.forgetHits();
			const begin = Date.now();
			await wasRefused(visitor, vendor);
			await pause(visitor, Math.max(0, begin + 2500 - Date.now()));
			expect(vendor.hits()).toEqual([]);
			// The page goes on calling it, and what it writes meanwhile is swept within a second.
			await expect.poll(() => visitor.eval(left)).toEqual([]);

			// A database goes when whoever has it open does.
			await visitor.reload();
			await visitor.waitVisible(en.reopen);
			await expect.poll(() => visitor.eval(databases)).toEqual([]);
			// What the page that went wrote last the new one sweeps, when it has fetched what sweeps.
			await expect.poll(() => visitor.eval(left)).toEqual([]);
			expect(vendor.hits()).toEqual([]);
		},
	);

test('some are withdrawn, and those beside them go on', async ({ visitor, open, serve }) => {
	const vendors = await Promise.all(
		libraries.map(async (library, index) => ({
			library,
			site: await serve(vendorOf(library)),
			category: index % 2 ? 'marketing' : 'analytics',
		})),
	);
	const of = (wanted: string) => vendors.filter(({ category }) => category === wanted);
	const ids = (wanted: string) => of(wanted).map(({ library: { id } }) => id);
	// The catalog knows these by the hosts of their vendors, not by ours.
	const hosts = of('analytics').map(({ site }) => site.url.replace('http://', ''));
	const html = page(
		noteRefused +
			config({
				categories: {
					analytics: { services: [...ids('analytics'), 'ours'] },
					marketing: { services: ids('marketing') },
				},
				services: { ours: { hosts } },
			}) +
			tag,
		vendors.map(({ library, site }) => held(library, site)).join(''),
	);
	await open({ html });
	await visitor.waitVisible(en.grantAll);
	await pause(visitor, 600);
	for (const { site } of vendors) expect(site.hits()).toEqual([]);
	expect(await visitor.eval(left)).toEqual([]);
	await visitor.click(en.grantAll);
	for (const { library, site } of vendors) await expect.poll(() => sent(site, library)).toBeGreaterThan(1);

	await visitor.eval(() => window.yinyom?.save({ analytics: true, marketing: false }));
	await isCutOff(visitor);
	for (const { site } of vendors) site.forgetHits();
	await pause(visitor, 2500);
	for (const { site } of of('marketing')) {
		await wasRefused(visitor, site);
		expect(site.hits()).toEqual([]);
	}
	for (const { library, site } of of('analytics')) await expect.poll(() => sent(site, library)).toBeGreaterThan(0);
	// The page goes on calling all of them, and what the withdrawn write meanwhile is swept within a second.
	const kept = async () => {
		const names = await visitor.eval(left);
		return vendors
			.filter(({ library }) => names.some((name) => library.leaves.test(name)))
			.map(({ category }) => category);
	};
	await expect.poll(kept).toEqual(of('analytics').map(() => 'analytics'));
	// Those that can be told were told.
	const heard = await visitor.eval(() => Array.from((window.dataLayer?.at(-1) ?? []) as ArrayLike<unknown>));
	expect(heard).toMatchObject(['consent', 'update', { analytics_storage: 'granted', ad_storage: 'denied' }]);
});
