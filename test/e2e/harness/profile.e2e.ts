/** A visitor's profile is fresh and their own, their requests are counted, and their preferences reach the page. */
import { expect, save, test } from './sample-site.ts';
import { serveWithThirdParty } from './server.ts';

test('cookies are read, shared with a second tab, kept by a reload and cleared', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	await visitor.click(save);
	expect(await visitor.cookies()).toMatchObject([{ name: 'choice', value: 'saved', path: '/', sameSite: 'Lax' }]);

	const other = await visitor.newTab();
	await other.goto(`${site.url}/second`);
	expect(await other.eval(() => document.cookie)).toBe('choice=saved');
	await other.eval(() => localStorage.setItem('from', 'other tab'));
	expect(await visitor.eval(() => localStorage.getItem('from'))).toBe('other tab');

	await visitor.reload();
	expect(await visitor.cookie('choice')).toBe('saved');
	await visitor.clearCookies();
	expect(await visitor.cookie('choice')).toBeUndefined();
});

test('every test has a fresh profile', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	expect(await visitor.cookies()).toEqual([]);
	expect(await visitor.eval(() => localStorage.length)).toBe(0);
});

test('links and the back button navigate', async ({ visitor, site }) => {
	await visitor.goto(site.url);
	await visitor.click({ role: 'link', name: 'Second page' });
	await visitor.waitFor(() => document.title === 'Second');
	await visitor.back();
	await visitor.waitFor(() => document.title === 'Harness');
});

test('the third party hears of exactly one frame, and the site of one document', async ({
	visitor,
	site,
	thirdParty,
}) => {
	await visitor.goto(site.url);
	expect(thirdParty.hits().map(({ method, path, dest }) => [method, path, dest])).toEqual([
		['GET', '/frame', 'iframe'],
	]);
	expect(site.hits('/').map(({ dest }) => dest)).toEqual(['document']);

	site.forgetHits();
	await visitor.eval(async () => void (await fetch('/receipt?id=1', { method: 'POST', body: '{"ok":"ยินยอม"}' })));
	expect(site.hits()).toMatchObject([{ method: 'POST', path: '/receipt', dest: 'empty', body: '{"ok":"ยินยอม"}' }]);
	expect(site.hits()[0]?.query.get('id')).toBe('1');
});

test('console, errors and violations are heard where they can be', async ({ visitor, site }) => {
	test.skip(!visitor.can.console, 'the driver has no log');
	await visitor.goto(`${site.url}/strict`);
	await visitor.eval(() => {
		console.warn('careful', 1);
		document.body.append(Object.assign(new Image(), { src: '/pixel.gif' }));
	});
	const violation = { directive: 'img-src', blocked: `${site.url}/pixel.gif` };
	await expect.poll(() => visitor.violations()).toEqual([violation]);

	await visitor.goto(site.url);
	await visitor.eval(() => void setTimeout(() => Promise.reject(new Error('lost'))));
	await expect.poll(() => visitor.errors()).toEqual(['lost']);
	expect(await visitor.consoleMessages()).toContainEqual({ level: 'warning', text: 'careful 1' });
	expect(await visitor.violations()).toEqual([violation]);
});

test('the network is cut off and restored where it can be', async ({ visitor, site }) => {
	test.skip(!visitor.can.offline, 'the driver has no network conditions');
	await visitor.goto(site.url);
	await visitor.setOffline(true);
	expect(
		await visitor.eval(() =>
			fetch('/second').then(
				() => 'online',
				() => 'offline',
			),
		),
	).toBe('offline');
	await visitor.setOffline(false);
	expect(
		await visitor.eval(() =>
			fetch('/second').then(
				() => 'online',
				() => 'offline',
			),
		),
	).toBe('online');
});

test.describe('a Thai visitor with a phone', () => {
	test.use({ locale: 'th-TH', viewport: { width: 360, height: 740 }, timezoneId: 'Asia/Bangkok' });

	test('has the language, the size and the clock of one', async ({ visitor, site }) => {
		await visitor.goto(site.url);
		expect(await visitor.eval(() => [navigator.language, innerWidth, innerHeight])).toEqual(['th-TH', 360, 740]);
		expect(await visitor.eval(() => new Date(0).getTimezoneOffset())).toBe(-420);
		expect(site.hits('/')[0]?.headers['accept-language']).toMatch(/^th-TH\b/);
	});
});

test.describe('a visitor who wants dark colours and little motion', () => {
	test.use({ colorScheme: 'dark', reducedMotion: 'reduce' });

	test('is taken at their word', async ({ visitor, site }) => {
		await visitor.goto(site.url);
		expect(await visitor.eval(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
		expect(await visitor.eval(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
	});
});

test.describe('a visitor who sends Global Privacy Control and forces colours', () => {
	test.use({ globalPrivacyControl: true, forcedColors: 'active' });

	test('is taken at their word where it can be', async ({ visitor, site }) => {
		await visitor.goto(site.url);
		expect(await visitor.eval('navigator.globalPrivacyControl')).toBe(true);
		expect(site.hits('/')[0]?.headers['sec-gpc']).toBe('1');
		expect(await visitor.eval(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
	});
});

test('a server serves folders, answers late, and says what it does not have', async ({ visitor, site, serve }) => {
	const slow = await serve({ '/slow': { body: 'at last', delay: 300 }, '/cut': { fault: 'reset' } });
	await visitor.goto(`${slow.url}/slow`);
	expect(await visitor.text('body')).toBe('at last');
	expect(await visitor.eval(() => fetch('/cut').catch(() => 'cut'))).toBe('cut');
	expect((await fetch(`${site.url}/harness/server.ts`)).status).toBe(200);
	expect(await (await fetch(`${site.url}/nowhere`)).text()).toBe('nothing is served at /nowhere');
});

test('two servers on two ports know each other', async () => {
	const { site, thirdParty } = await serveWithThirdParty({
		thirdParty: ({ body }) => ({ status: 201, body: body.toUpperCase() }),
		site: (thirdPartyUrl) => ({ '/': thirdPartyUrl }),
	});
	const address = await (await fetch(site.url)).text();
	expect(address).toBe(thirdParty.url);
	expect(await (await fetch(address, { method: 'POST', body: 'loud' })).text()).toBe('LOUD');
	expect([site.hits().length, thirdParty.hits().length]).toEqual([1, 1]);
	await Promise.all([site.close(), thirdParty.close()]);
});
