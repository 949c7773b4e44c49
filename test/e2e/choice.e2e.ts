/** A switch for each service: what a person grants in part runs in part, what goes off alone is swept alone, what comes later is asked alone. */
import texts from '../../locales/th.json' with { type: 'json' };
import { findings } from './axe.ts';
import type { Visitor } from './harness/visitor.ts';
import { paths } from './moments.ts';
import { acknowledge, config, en, expect, inOneEngine, page, receiptsOf, test } from './page.ts';

const stands = (services: readonly string[]) =>
	config({
		choice: 'service',
		categories: {
			analytics: { services },
			marketing: { services: ['film', 'google-ads', 'meta-pixel'] },
		},
		services: {
			count: { name: 'Count', hosts: ['HOST_OF_THIRD'], cookies: ['count_*'] },
			heat: { name: 'Heat', vendor: 'Heat Ltd.', hosts: ['heat.example'], cookies: ['heat_*'] },
			late: { name: 'Late', cookies: ['late_*'] },
			film: { name: 'Film', embed: 'video' },
		},
	});
const marked = (id: string, path: string) =>
	`<script type="text/plain" data-consent="${id}" src="THIRD${path}"></script>`;
const tags =
	marked('service:count', '/count.js') +
	marked('service:heat', '/heat.js') +
	marked('service:late', '/late.js') +
	marked('service:film', '/film.js') +
	marked('marketing', '/ads.js') +
	// Only its host says whose it is.
	marked('analytics', '/bare.js') +
	'<script type="text/plain" data-consent="analytics">(window.ran ||= []).push("inline")</script>';
const listens = `<script>
	window.told = [];
	window.fbq = (...message) => told.push(message.join(' '));
	document.addEventListener('yinyom:change', ({ detail }) => (window.changes ||= []).push([detail.granted, detail.withdrawn]));
</script>`;
const html = (services: readonly string[]) =>
	page(listens + stands(services) + '<script async src="/yinyom.js"></script>', tags);
const own = (name: string) => `input[name="service:${name}"]`;
/** No engine could change what axe-core says; one is asked. */
const judged = async (visitor: Visitor) => (visitor.engine === 'chromium' ? await findings(visitor) : []);
const isOn = (element: HTMLElement) => (element as HTMLInputElement).checked;
const isSome = (element: HTMLElement) => (element as HTMLInputElement).indeterminate;

test('all but one, then one less, then one more', async ({ visitor, open }) => {
	let services: readonly string[] = ['count', 'heat'];
	const receipts: { decisions: { id: string; services?: object; status: string }[]; event: { state: string } }[] = [];
	const { thirdParty, url } = await open({
		html: '<title>first</title>',
		paths: {
			'/shop': (_, third) => ({
				body: html(services).replaceAll('HOST_OF_THIRD', new URL(third).host).replaceAll('THIRD', third),
				headers: { 'content-type': 'text/html; charset=utf-8' },
			}),
			'/consent': ({ body }) => {
				receipts.push(JSON.parse(body));
				return {
					body: JSON.stringify({ ok: true, acks: [JSON.parse(body).receiptId], rejects: [], need: [] }),
					headers: { 'content-type': 'application/json' },
				};
			},
		},
	});
	const asked = () => paths(thirdParty);
	await visitor.goto(`${url}/shop`);
	await visitor.click(en.settings);
	await visitor.waitVisible(own('heat'));
	expect(asked()).toEqual([]);

	// The category turns all, and a service less shows as a part of it.
	await visitor.click('input[name="analytics"]');
	await visitor.click('input[name="marketing"]');
	expect(await visitor.read(own('heat'), isOn)).toBe(true);
	await visitor.click(own('heat'));
	expect(await visitor.read('input[name="analytics"]', isSome)).toBe(true);
	expect(await visitor.read('#analytics-services', (element) => element.textContent)).toMatch(/\(1\/2\)$/);
	expect(await visitor.read('input[name="marketing"]', isOn)).toBe(true);
	expect(await judged(visitor)).toEqual([]);
	await visitor.click(en.save);
	await expect.poll(asked).toEqual(['/ads.js', '/bare.js', '/count.js', '/film.js']);
	await expect.poll(() => receipts.length).toBe(1);
	expect(receipts[0]).toMatchObject({
		event: { state: 'partial' },
		decisions: [
			{ id: 'necessary' },
			{ id: 'analytics', status: 'ConsentRefused', services: { count: true, heat: false } },
			{ id: 'marketing', status: 'ConsentGiven', services: { film: true, 'google-ads': true, 'meta-pixel': true } },
		],
	});
	expect(await visitor.eval(() => window.yinyom?.isGranted('analytics'))).toBe(false);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual([
		'necessary',
		'marketing',
		'service:count',
		'service:film',
		'service:google-ads',
		'service:meta-pixel',
	]);

	// A later page: the same, once each, without a question.
	await visitor.goto(`${url}/shop`);
	await visitor.waitVisible(en.reopen);
	await expect
		.poll(asked)
		.toEqual(['/ads.js', '/ads.js', '/bare.js', '/bare.js', '/count.js', '/count.js', '/film.js', '/film.js']);
	expect(await visitor.eval('told.at(-1)')).toBe('consent grant');

	// One less: told and swept alone.
	await visitor.eval(() => {
		for (const name of ['count_id', 'heat_id', '_fbp', '_gcl_au', 'cart']) document.cookie = `${name}=1; path=/`;
	});
	await visitor.click(en.reopen);
	await visitor.click(own('meta-pixel'));
	expect(await visitor.read('[part="preferences"]', (element) => element.innerText)).toContain(
		'You will still see ads',
	);
	await visitor.click(en.save);
	await visitor.waitFor(() => !/_fbp|heat_id/.test(document.cookie));
	expect(await visitor.eval(() => document.cookie)).toMatch(/count_id=1.*_gcl_au=1.*cart=1/);
	expect(await visitor.eval('told.at(-1)')).toBe('consent revoke');
	expect(await visitor.eval('changes.at(-1)')).toEqual([[], ['marketing', 'service:meta-pixel']]);
	const update = await visitor.eval(() => Array.from((window.dataLayer ?? []).at(-1) as ArrayLike<unknown>));
	expect(update).toMatchObject(['consent', 'update', { ad_storage: 'granted', analytics_storage: 'denied' }]);
	await expect.poll(() => receipts.at(-1)?.event.state).toBe('withdrawn');

	// One more: held, and asked for alone.
	services = ['count', 'heat', 'late'];
	const before = asked().length;
	await visitor.goto(`${url}/shop`);
	const yes = { role: 'button', name: 'Allow Late' } as const;
	await visitor.waitVisible(yes);
	expect(await visitor.read('[part="notice"]', (element) => element.innerText)).toContain('New: Late.');
	expect(await judged(visitor)).toEqual([]);
	await visitor.click(en.settings);
	await visitor.waitVisible(own('late'));
	expect(await visitor.read('.service:has([name="service:late"])', (element) => element.innerText)).toContain('New');
	expect(await visitor.read(own('count'), isOn)).toBe(true);
	await visitor.press('Escape');
	expect(
		asked()
			.slice(before)
			.filter((path) => path === '/late.js'),
	).toEqual([]);
	await visitor.click(yes);
	await expect.poll(() => asked().filter((path) => path === '/late.js')).toEqual(['/late.js']);
	expect(
		await visitor.eval(() =>
			['count', 'heat', 'late', 'film', 'meta-pixel'].map((id) => window.yinyom?.isGranted(`service:${id}`)),
		),
	).toEqual([true, false, true, true, false]);
	expect(asked().filter((path) => path === '/heat.js')).toEqual([]);
	await visitor.goto(`${url}/shop`);
	await visitor.waitVisible(en.reopen);
	expect(await visitor.eval(() => document.cookie.length)).toBeLessThan(300);
});

test(
	'the single file, which has no switch for each service, holds everything, asks for nothing and says what it lacks',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site, thirdParty, url } = await open({
			html: page(
				`${stands(['count', 'heat'])}<script async src="/yinyom.full.js"></script>`,
				`${tags}<iframe data-consent="service:film" data-src="THIRD/film"></iframe>`,
			),
		});
		const granted = () => visitor.eval(() => window.yinyom?.grants);
		await visitor.waitVisible(en.reopen);
		expect(await visitor.isVisible(en.grantAll)).toBe(false);
		// The page's own code may decide all the same, and finds the same on a later page, whatever is stored.
		await visitor.eval(() => window.yinyom?.grantAll().then(() => true));
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		expect(await granted()).toEqual(['necessary']);
		await visitor.goto(url);
		await visitor.waitVisible(en.reopen);
		expect(await visitor.isVisible(en.grantAll)).toBe(false);
		expect(await granted()).toEqual(['necessary']);
		expect(thirdParty.hits()).toEqual([]);
		expect(await visitor.eval(() => (window as { ran?: string[] }).ran)).toBeUndefined();
		if (!visitor.can.console) return;
		const said = (await visitor.consoleMessages()).map(({ text }) => text);
		expect(said.filter((text) => /^yinyom: load .*yinyom-more/.test(text)).length).toBeGreaterThan(0);
		expect(said).toContain('yinyom: load yinyom-placeholders.js it is no part of yinyom.full.js');
		expect(await visitor.errors()).toEqual([]);
	},
);

test(
	'the question about a new service alone is asked, and proved, in the language that was chosen in the center',
	inOneEngine,
	async ({ visitor, open }) => {
		let services = ['count'];
		const receipts: { notice: { locale: string } }[] = [];
		const { url } = await open({
			html: '<title>first</title>',
			paths: {
				'/shop': () => ({
					body: page(
						config({
							choice: 'service',
							locales: ['en', 'th'],
							categories: { analytics: { services } },
							services: { count: { name: 'Count' }, late: { name: 'Late' } },
						}) + '<script async src="/yinyom.js"></script>',
					),
					headers: { 'content-type': 'text/html; charset=utf-8' },
				}),
				'/consent': ({ body }) => {
					receipts.push(JSON.parse(body));
					return acknowledge(body);
				},
			},
		});
		await visitor.goto(`${url}/shop`);
		await visitor.click(en.grantAll);
		await expect.poll(() => receipts.length).toBe(1);
		services = ['count', 'late'];
		await visitor.goto(`${url}/shop`);
		await visitor.waitVisible({ role: 'button', name: 'Allow Late' });
		await visitor.click(en.settings);
		await visitor.waitVisible('[part="language"]');
		await visitor.read('[part="language"]', (element) => {
			(element as HTMLSelectElement).value = 'th';
			element.dispatchEvent(new Event('change', { bubbles: true }));
		});
		const allow = { role: 'button', name: texts['choices.allow'].replace('{name}', 'Late') } as const;
		await visitor.waitVisible({ role: 'button', name: texts['preferences.save'] });
		await visitor.press('Escape');
		await visitor.waitHidden('[part="preferences"]');
		await visitor.click(allow);
		await expect.poll(() => receipts.length).toBe(2);
		expect(receipts[1]?.notice.locale).toBe('th');
		expect(await visitor.eval(() => window.yinyom?.isGranted('service:late'))).toBe(true);
	},
);
