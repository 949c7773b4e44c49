/** Scenarios 1–29, before any choice: nothing loads, and somebody is asked; what a page does wrong is in `mistakes`. */
import { acknowledge, config, en, expect, page, receiptsOf, tag, test } from '../page.ts';
import { th } from '../shop.ts';
import { readDist } from '../../built/dist.ts';
import { paths, quiet, waitingReceipts } from '../moments.ts';

const held = (id: string, src: string) => `<script type="text/plain" data-consent="${id}" src="THIRD/${src}"></script>`;
/** Every browser says GPC and DNT, also those whose driver cannot. */
const signals = `<script>
	Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
	Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' });
</script>`;
const services = config({
	categories: {
		analytics: { services: ['clarity', 'google-analytics'] },
		marketing: { services: ['google-tag-manager'] },
	},
});

test.describe('a visitor in Thailand', () => {
	test.use({ locale: 'th-TH', timezoneId: 'Asia/Bangkok' });

	test('1: is asked by a page that configures nothing, and nothing loads', async ({ visitor, open }) => {
		const empty = '<script type="application/json" data-yinyom-config>{}</script>';
		const html = page(empty + tag, held('analytics', 'a.js') + held('marketing', 'b.js')).replace(
			'lang="en"',
			'lang="th"',
		);
		const { thirdParty } = await open({ html });
		await visitor.waitVisible(th.denyAll);
		await quiet(visitor);
		expect(thirdParty.hits()).toEqual([]);
	});
});

test('2: Clarity hears of no consent that nobody gave, not before the choice and not after a refusal', async ({
	visitor,
	open,
}) => {
	const queue = '<script>window.heard = []; window.clarity = (...words) => heard.push(words.join(" "));</script>';
	const { thirdParty } = await open({ html: page(queue + services + tag, held('service:clarity', 'clarity.js')) });
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
	expect(await visitor.eval('window.heard')).toEqual([]);
});

test('3: gtag and Tag Manager stay away while nothing is chosen, whatever the browser signals', async ({
	visitor,
	open,
}) => {
	const tags = held('service:google-analytics', 'gtag.js') + held('service:google-tag-manager', 'gtm.js');
	for (const before of ['', signals]) {
		const { thirdParty } = await open({ html: page(before + services + tag, tags) });
		await visitor.waitVisible(en.grantAll);
		await quiet(visitor);
		expect(thirdParty.hits()).toEqual([]);
	}
});

test("19: Google's default comes before an earlier config, from a deferred module too", async ({ visitor, open }) => {
	const snippet = `<script>
		window.dataLayer = [];
		function gtag() { dataLayer.push(arguments); }
		gtag('js', new Date()); gtag('config', 'G-1');
	</script>`;
	await open({ html: page(`${snippet}${config()}<script type="module" src="/yinyom.js"></script>`) });
	await visitor.waitVisible(en.grantAll);
	const commands = () =>
		(window.dataLayer ?? []).map((command) =>
			Array.from(command as string[])
				.slice(0, 2)
				.join(' '),
		);
	expect((await visitor.eval(commands))[0]).toBe('consent default');
	expect(await visitor.eval(commands)).toContain('config G-1');
});

test('20: a container that may hold a pixel waits for everything it may bring', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(config() + tag, held('analytics marketing', 'gtm.js')) });
	await visitor.click(en.settings);
	await visitor.click('[part="switch"][name="analytics"]');
	await visitor.click(en.save);
	await visitor.waitFor(() => window.yinyom?.isGranted('analytics'));
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
	await visitor.eval(() => window.yinyom?.grantAll());
	await expect.poll(() => paths(thirdParty)).toEqual(['/gtm.js']);
});

test('21: scrolling, moving the pointer and pressing keys decide nothing', async ({ visitor, open }) => {
	const tall = '<div style="height: 5000px"></div><p>End</p>';
	const { site, thirdParty } = await open({ html: page(config() + tag, held('marketing', 'a.js') + tall) });
	await visitor.waitVisible(en.grantAll);
	await visitor.hover('h1');
	await visitor.eval(() => scrollTo(0, document.body.scrollHeight));
	for (const key of ['End', 'Tab', 'Escape'] as const) await visitor.press(key);
	await quiet(visitor);
	expect(await visitor.isVisible(en.grantAll)).toBe(true);
	expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
	expect([...thirdParty.hits(), ...site.hits('/consent')]).toEqual([]);
});

test('24: with GPC and no choice marketing is off, and a receipt says that the browser signalled', async ({
	visitor,
	open,
}) => {
	const { site, thirdParty } = await open({ html: page(signals + config() + tag, held('marketing', 'a.js')) });
	await visitor.waitVisible(en.grantAll);
	expect(await visitor.eval(() => window.yinyom?.isGranted('marketing'))).toBe(false);
	await visitor.click(en.denyAll);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(receiptsOf(site)[0]).toMatchObject({ signals: { gpc: true } });
	expect(thirdParty.hits()).toEqual([]);
});

/** Thai in one byte a letter, as TIS-620 and windows-874 have it. */
const inThaiBytes = (text: string): Buffer =>
	Buffer.from(Array.from(text, (letter) => (letter < '\u0e00' ? 0 : 0xa0 - 0xe00) + letter.charCodeAt(0)));

for (const file of ['yinyom.js', 'yinyom.full.js']) {
	test(`25: ${file} without a charset speaks Thai on a page in windows-874`, async ({ visitor, open, serve }) => {
		const own = await serve((hit) => ({
			body: readDist(hit.path.slice(1)),
			headers: { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' },
		}));
		const thai = config({ controller: { name: 'บริษัท ตัวอย่าง', email: 'a@example.test' } });
		const html = page(`${thai}<script async src="${own.url}/${file}"></script>`)
			.replace('<meta charset="utf-8">', '')
			.replace('lang="en"', 'lang="th"');
		await open({
			html,
			paths: {
				'/': () => ({ body: inThaiBytes(html), headers: { 'content-type': 'text/html; charset=windows-874' } }),
			},
		});
		await visitor.waitVisible(th.grantAll);
		expect(await visitor.text('[part="notice"]')).toContain('บริษัท ตัวอย่าง');
		expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
	});
}

test('26: an endpoint that is not there changes nothing on a first visit', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(config({ receipts: { endpoint: '/gone' } }) + tag, held('marketing', 'a.js')),
		paths: { '/gone': () => ({ status: 404 }) },
	});
	await visitor.waitVisible(en.grantAll);
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
});

test('27: a refusal made while the endpoint was down still counts when it is back', async ({ visitor, open }) => {
	let isDown = true;
	const { site, thirdParty } = await open({
		html: page(config() + tag, held('marketing', 'a.js')),
		paths: { '/consent': ({ body }) => (isDown ? { fault: 'reset' } : acknowledge(body)) },
	});
	await visitor.click(en.denyAll);
	await expect.poll(() => site.hits('/consent').length).toBeGreaterThan(0);
	isDown = false;
	await visitor.reload();
	await expect.poll(() => waitingReceipts(visitor)).toBe(0);
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	expect(await visitor.eval(() => window.yinyom?.record?.denied)).toEqual(['analytics', 'marketing']);
	expect(thirdParty.hits()).toEqual([]);
});

test('28: where both storages throw, the cookie alone carries the decision', async ({ visitor, open }) => {
	const throwing = `<script>for (const name of ['localStorage', 'sessionStorage'])
		Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });</script>`;
	const { thirdParty } = await open({ html: page(throwing + config() + tag, held('marketing', 'a.js')) });
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	await visitor.reload();
	await visitor.waitVisible(en.reopen);
	expect(await visitor.count('[part="notice"]')).toBe(0);
	expect(thirdParty.hits()).toEqual([]);
	expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
});

test('29: where nothing is kept, a person is asked once a page and not once a route', async ({ visitor, open }) => {
	const nothing = `<script>
		Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} });
		for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
			Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
	</script>`;
	const { thirdParty } = await open({ html: page(nothing + config() + tag, held('marketing', 'a.js')) });
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	for (const route of ['/one', '/two', '/three']) {
		await visitor.eval((path) => {
			history.pushState({}, '', path);
			document.querySelector('main')?.replaceChildren(path);
			document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
		}, route);
		await quiet(visitor, 150);
		expect(await visitor.count('[part="notice"]')).toBe(0);
	}
	expect(thirdParty.hits()).toEqual([]);
});
