/** A law that comes late, or not at first: nobody is shown a switch that it has no say in yet, and what was decided counts once it is there. */
import { readFileSync } from 'node:fs';
import type { Answer } from './harness/content.ts';
import type { Visitor } from './harness/visitor.ts';
import { paths } from './moments.ts';
import { config, en, expect, page, receiptsOf, tag, test } from './page.ts';

const file = (name: string): Answer => ({
	body: readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8'),
	headers: { 'content-type': 'text/javascript' },
});
/** Of all that can be turned, in the center as it is on screen. */
const switches = async (visitor: Visitor) =>
	Object.fromEntries(
		await visitor.read('[part="preferences"]', (element) =>
			[...element.querySelectorAll<HTMLInputElement>('[role=switch]')].map(({ checked, disabled, name }) => [
				name,
				disabled ? 'always' : checked,
			]),
		),
	);
const isReady = (visitor: Visitor) => visitor.eval(() => window.yinyom?.ready.then(() => true));
const link = '<a href="#" data-consent-open>Cookies</a>';
/** Milliseconds that a part takes, so that a person is there before it. */
const LATE = 1200;

for (const part of ['yinyom-law.js', 'yinyom-more.js'])
	test(`who opens the center before ${part} is there and saves what it shows decides just that`, async ({
		visitor,
		open,
	}) => {
		let delay = 0;
		const { url, site } = await open({
			html: page(config({ regime: 'th-pdpa' }) + tag, link),
			paths: { [`/${part}`]: () => ({ ...file(part), delay }) },
		});
		await visitor.click(en.grantAll);
		await visitor.waitFor(() => window.yinyom?.isGranted('marketing'));
		await expect.poll(() => receiptsOf(site).length).toBe(1);

		delay = LATE;
		await visitor.goto(url);
		await visitor.click('[data-consent-open]');
		await visitor.waitVisible(en.save);
		await isReady(visitor);
		const shown = await switches(visitor);
		await visitor.click(en.save);
		await expect.poll(() => visitor.eval(() => window.yinyom?.record?.seq)).toBe(2);
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(
			Object.keys(shown).filter((id) => shown[id] !== false),
		);
		// And what counted for the visit is what it showed.
		expect(shown).toEqual({ necessary: 'always', analytics: true, marketing: true });
	});

test('no switch is drawn for what a law that comes late leaves always on, and its days count', async ({
	visitor,
	open,
}) => {
	const categories = { functional: { basis: 'contract' }, analytics: { services: ['google-analytics'] } };
	const { site } = await open({
		html: page(config({ regime: 'eu-gdpr', categories }) + tag, link),
		paths: { '/yinyom-law.js': () => ({ ...file('yinyom-law.js'), delay: LATE }) },
	});
	await visitor.click('[data-consent-open]');
	await visitor.waitVisible(en.save);
	await isReady(visitor);
	expect(await switches(visitor)).toEqual({ necessary: 'always', functional: 'always', analytics: false });
	await visitor.click(en.save);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	const { event, scope } = receiptsOf(site)[0];
	expect(scope).toMatchObject({ ruleset: 'eu-gdpr/1' });
	expect((Date.parse(event.validUntil) - Date.parse(event.time)) / 864e5).toBe(180);
});

test('a part that failed is asked for again by the next decision, and what was decided runs', async ({
	visitor,
	open,
}) => {
	let isDown = true;
	const held = '<script type="text/plain" data-consent="analytics" src="THIRD/count.js"></script>';
	const { site, thirdParty } = await open({
		html: page(config({ regime: 'eu-gdpr' }) + tag, held),
		paths: { '/yinyom-more.js': () => (isDown ? { status: 503 } : file('yinyom-more.js')) },
	});
	await isReady(visitor);
	await visitor.eval(() => window.yinyom?.grantAll());
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
	expect(thirdParty.hits()).toEqual([]);

	isDown = false;
	await visitor.eval(() => window.yinyom?.grantAll());
	await expect.poll(() => visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary', 'analytics', 'marketing']);
	await expect.poll(() => paths(thirdParty)).toEqual(['/count.js']);
	// Vendors hear it, and the receipt names the law that has come.
	const update = await visitor.eval(() => Array.from((window.dataLayer ?? []).at(-1) as ArrayLike<unknown>));
	expect(update).toMatchObject(['consent', 'update', { analytics_storage: 'granted' }]);
	await expect.poll(() => receiptsOf(site).length).toBe(2);
	const { event, scope } = receiptsOf(site)[1];
	expect(scope).toMatchObject({ jurisdiction: 'EU', ruleset: 'eu-gdpr/1' });
	expect((Date.parse(event.validUntil) - Date.parse(event.time)) / 864e5).toBe(180);
});

for (const days of ['90', 0, 900, null])
	test(`days that are none (${days}) leave a decision the days of its law, and are told`, async ({ visitor, open }) => {
		const { site } = await open({ html: page(config({ regime: 'eu-gdpr', validityDays: days }) + tag) });
		await visitor.click(en.denyAll);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		const { event } = receiptsOf(site)[0];
		expect((Date.parse(event.validUntil) - Date.parse(event.time)) / 864e5).toBe(180);
		if (!visitor.can.console) return;
		const said = async () => (await visitor.consoleMessages()).map(({ text }) => text).join('\n');
		await expect
			.poll(said)
			.toContain(
				`validityDays is ${JSON.stringify(days)}; that is not what it takes (a whole number of days, from 1 to 400`,
			);
	});

const reasons = [
	['th-pdpa', 365, true],
	['eu-gdpr', 180, false],
] as const;
for (const [regime, days, isTaken] of reasons)
	test(`the center says under ${regime} how long the choice is kept, and why each runs`, async ({ visitor, open }) => {
		const categories = { analytics: { basis: 'legitimate-interest', services: ['matomo'] }, marketing: {} };
		await open({ html: page(`${config({ regime, categories })}<script async src="/yinyom.js"></script>`) });
		await visitor.eval(() => window.yinyom?.ready.then((yinyom) => yinyom.open('preferences')));
		await visitor.waitVisible('dialog');
		await visitor.read('dialog', (dialog) => {
			for (const summary of dialog.querySelectorAll<HTMLElement>('details > summary')) summary.click();
		});
		await expect.poll(() => visitor.text('dialog')).toContain(`yinyom (${days} days)`);
		await expect.poll(() => visitor.text('dialog')).toContain('InnoCraft');
		expect((await visitor.text('dialog'))?.includes('Our legitimate interest')).toBe(isTaken);
	});

const jurisdictions = [
	['UK', 'ZZ', 'strictest/1', 180],
	[' th ', 'TH', 'th-pdpa/1', 365],
	['us-ca', 'US', 'us-opt-out/1', 365],
] as const;
for (const [country, jurisdiction, ruleset, days] of jurisdictions)
	test(`a receipt claims ${jurisdiction} where tag or start() say "${country}"`, async ({ visitor, open }) => {
		const json = config().replace(/<.*?>/g, '');
		const module = `<script type="module">import { start } from '/index.js'; start(${json}, { country: '${country}' });</script>`;
		const { site, url } = await open({
			html: page(`${config()}<script async src="/yinyom.js" data-country="${country}"></script>`),
			paths: { '/start': () => ({ body: page(module), headers: { 'content-type': 'text/html; charset=utf-8' } }) },
		});
		for (const address of [url, `${url}/start`]) {
			await visitor.goto(address);
			await visitor.eval(() => window.yinyom?.ready.then((yinyom) => yinyom.save({ analytics: false })));
		}
		await expect.poll(() => receiptsOf(site).length).toBe(2);
		for (const { event, scope } of receiptsOf(site)) {
			expect(scope).toMatchObject({ jurisdiction, ruleset });
			expect((Date.parse(event.validUntil) - Date.parse(event.time)) / 864e5).toBe(days);
		}
	});

test('a country that is none is named, what a server writes for "unknown" is not', async ({ visitor, open }) => {
	const at = (country: string) => `<script async src="/yinyom.js" data-country="${country}"></script>`;
	const said = async () =>
		(await visitor.consoleMessages()).map(({ text }) => text).filter((text) => text.includes('data-country'));
	const { url } = await open({
		html: page(config() + at('UK')),
		paths: {
			'/unknown': () => ({ body: page(config() + at('XX')), headers: { 'content-type': 'text/html; charset=utf-8' } }),
		},
	});
	await visitor.waitVisible(en.grantAll);
	if (!visitor.can.console) return;
	await expect.poll(said).toEqual([expect.stringContaining('data-country is "UK"; no country of ISO 3166')]);
	await visitor.goto(`${url}/unknown`);
	await visitor.waitVisible(en.grantAll);
	expect(await said()).toHaveLength(1);
});
