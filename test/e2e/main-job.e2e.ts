/** The main job: held until granted, receipted, remembered, withdrawn. Counted at the vendors' own server. */
import type { Demo } from '../../demo/server/start-demo.ts';
import type { Visitor } from './harness/visitor.ts';
import { paths } from './moments.ts';
import { expect, test, th } from './shop.ts';

test.use({ locale: 'th-TH', viewport: { width: 360, height: 740 } });

/** Long enough for anything that was going to be sent to have arrived; a request that never comes has no event to await. */
const quietMoment = (visitor: Visitor) => visitor.eval(() => new Promise((done) => setTimeout(done, 600)));
/** Stored is not yet heard: the browser keeps a receipt until it has read the acknowledgement. */
const outboxIsEmpty = (visitor: Visitor) =>
	visitor.waitFor(() => !Object.keys(localStorage).some((key) => key.startsWith('yinyom:outbox:')));
const scripts = (shop: Demo) =>
	shop
		.hits()
		.filter(({ dest }) => dest === 'script')
		.map(({ path }) => path);

test('nothing reaches a vendor before the visitor decides', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/`);
	await visitor.waitVisible(th.grantAll);
	await visitor.hover(th.settings);
	await visitor.press('Escape');
	await visitor.eval(() => scrollTo(0, document.body.scrollHeight));
	await quietMoment(visitor);
	expect(shop.hits()).toEqual([]);
	expect(await visitor.cookies()).toEqual([]);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
});

test('accept all: vendors load in document order, and the receipt is stored once', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/`);
	await visitor.click(th.grantAll);
	await visitor.waitHidden('[part="notice"]');
	await expect.poll(() => scripts(shop)).toContain('/en_US/fbevents.js');
	const order = scripts(shop);
	expect(order.indexOf('/gtag/js')).toBeLessThan(order.indexOf('/en_US/fbevents.js'));
	await expect.poll(() => paths(shop)).toContain('/g/collect');
	await expect.poll(() => paths(shop)).toContain('/tr');
	expect(await visitor.eval(() => window.demoVendors?.google?.map(({ message }) => message))).toEqual([
		['consent', 'default', expect.objectContaining({ analytics_storage: 'denied', ad_storage: 'denied' })],
		['consent', 'update', expect.objectContaining({ analytics_storage: 'granted', ad_user_data: 'granted' })],
	]);

	await expect.poll(async () => (await shop.receipts()).length).toBe(1);
	const [stored] = await shop.receipts();
	expect(stored?.receipt).toMatchObject({
		seq: 1,
		prevReceiptId: null,
		prevDigest: null,
		event: { state: 'given', action: 'grantAll', surface: 'notice', source: 'user' },
		notice: { locale: 'th', policyVersion: '2024-03-07', noticeDigest: expect.stringMatching(/^sha256-/) },
	});
	await outboxIsEmpty(visitor);
});

test('the next page asks nothing, runs what was granted and loads one file of ours', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/`);
	await visitor.click(th.grantAll);
	await expect.poll(async () => (await shop.receipts()).length).toBe(1);
	// A page that finds a receipt waiting rightly fetches what sends it.
	await outboxIsEmpty(visitor);
	await shop.reset();
	await visitor.reload();
	await visitor.waitVisible(th.reopen);
	await expect.poll(() => scripts(shop)).toContain('/en_US/fbevents.js');
	expect(await visitor.count('[part="notice"]')).toBe(0);
	const ours = await visitor.eval(() =>
		performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
	);
	expect(ours.filter((path) => /yinyom|locales|services/.test(path))).toEqual(['/yinyom.js']);
	await quietMoment(visitor);
	expect(await shop.receipts()).toEqual([]);
});

test('withdrawing tells the vendors, deletes their cookies and names the receipt it follows', async ({
	visitor,
	shop,
}) => {
	await visitor.goto(`${shop.siteUrl}/plain/`);
	await visitor.click(th.grantAll);
	await visitor.waitFor(() => document.cookie.includes('_ga_') && document.cookie.includes('_fbp'));
	await expect.poll(async () => (await shop.receipts()).length).toBe(1);

	await visitor.click(th.reopen);
	const analytics = '[part="switch"][name="analytics"]';
	await visitor.waitVisible(analytics);
	await visitor.click(analytics);
	// PDPA s.19: what withdrawing changes is said at the moment the switch goes off.
	await expect.poll(() => visitor.text('#analytics-purpose + output')).toMatch(/จะไม่มีการนับ/);
	await visitor.click(th.denyAll);
	await visitor.waitHidden('[part="preferences"]');

	await expect.poll(async () => (await shop.receipts()).length).toBe(2);
	const [withdrawal, grant] = (await shop.receipts()).map(({ receipt }) => receipt);
	expect(withdrawal).toMatchObject({
		seq: 2,
		consentId: grant?.consentId,
		prevReceiptId: grant?.receiptId,
		prevDigest: expect.stringMatching(/^sha256-/),
		event: { state: 'withdrawn', action: 'withdraw', surface: 'preferences' },
		notice: { withdrawalEffectShown: true },
	});
	await visitor.waitFor(() => !/_ga|_fbp|_gid|ph_/.test(document.cookie));
	const heard = await visitor.eval(() => ({
		google: window.demoVendors?.google?.at(-1)?.message,
		meta: window.demoVendors?.meta?.at(-1)?.message,
	}));
	expect(heard.google).toEqual([
		'consent',
		'update',
		expect.objectContaining({ analytics_storage: 'denied', ad_storage: 'denied' }),
	]);
	expect(heard.meta).toEqual(['consent', 'revoke']);

	await shop.reset();
	await visitor.reload();
	await visitor.waitVisible(th.reopen);
	await quietMoment(visitor);
	expect(shop.hits().filter(({ dest }) => dest === 'script')).toEqual([]);
});

test('reject all costs the same one click, loads nothing and is receipted', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/`);
	await visitor.click(th.denyAll);
	await visitor.waitHidden('[part="notice"]');
	await expect.poll(async () => (await shop.receipts()).length).toBe(1);
	const [stored] = await shop.receipts();
	expect(stored?.receipt.event).toMatchObject({ state: 'refused', action: 'denyAll' });
	await visitor.reload();
	await visitor.waitVisible(th.reopen);
	await quietMoment(visitor);
	expect(shop.hits()).toEqual([]);
	expect(await visitor.count('[part="notice"]')).toBe(0);
});

test('saving one category loads that one alone', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/`);
	await visitor.click(th.settings);
	await visitor.click('[part="switch"][name="marketing"]');
	await visitor.click(th.save);
	await expect.poll(() => scripts(shop)).toEqual(['/en_US/fbevents.js']);
	await quietMoment(visitor);
	expect(new Set(shop.hits().map(({ host }) => host))).toEqual(
		new Set(['connect.facebook.net', 'www.facebook.com', 'www.youtube-nocookie.com']),
	);
	const [stored] = await shop.receipts();
	expect(stored?.receipt).toMatchObject({ event: { state: 'partial', action: 'save', surface: 'preferences' } });
});
