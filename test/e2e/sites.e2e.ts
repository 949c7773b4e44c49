/** The five sites of `demo/sites` on a phone: what their documents ask for, seen by a person who reads Thai. */
import type { Config, LocalText } from '../../src/config/types.ts';
import type { Visitor } from './harness/visitor.ts';
import { en, expect, inOneEngine, test, th } from './shop.ts';

const phone = { width: 360, height: 740 };
test.use({ locale: 'th-TH', viewport: phone, timezoneId: 'Asia/Bangkok' });

type Language = 'th' | 'en';
const words = { th, en };
const said = (text: LocalText | undefined, language: Language) => (typeof text === 'object' ? text[language] : text);

const configOf = (visitor: Visitor): Promise<Config> =>
	visitor.eval(() => JSON.parse(document.querySelector('script[data-yinyom-config]')?.textContent ?? '{}'));

const unfold = (visitor: Visitor) =>
	visitor.eval(() => {
		const root = document.querySelector('yinyom-root')?.shadowRoot;
		for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
	});

/** Opens the center with every detail, and answers all it says. */
async function center(visitor: Visitor, language: Language = 'th'): Promise<string> {
	// The notice may stand before the link at the page's end.
	const isAsked = await visitor.isVisible('[part="notice"]');
	await visitor.click(isAsked ? words[language].settings : 'footer [data-consent-open]');
	await visitor.waitVisible(words[language].save);
	const open = () => unfold(visitor);
	// Facts come when a detail is opened, and details may hold details.
	await open();
	await expect.poll(async () => (await open(), visitor.text('[part="preferences"]'))).toMatch(/13|14|180|90|10/);
	return visitor.text('[part="preferences"]');
}

/** Everything that its config has to say and the law wants told is on screen. */
async function tellsAll(visitor: Visitor, language: Language = 'th'): Promise<void> {
	const config = await configOf(visitor);
	await center(visitor, language);
	const { authority, controller, dpo, elsewhere = [], policy, rights } = config;
	const categories = Object.entries(config.categories ?? {}).filter(([id]) => id !== 'necessary');
	const wanted = [
		...[controller, dpo, authority].flatMap((party) => [party?.name, party?.email, party?.phone, party?.address]),
		...categories.flatMap(([, { label, purpose, retention, recipients, transfer }]) => [
			label,
			purpose,
			retention,
			recipients,
			transfer,
		]),
		policy?.changes,
		rights?.text,
		...elsewhere.map(({ label }) => label),
	].flatMap((text) => said(text, language) ?? []);
	for (const text of wanted) await expect.poll(() => visitor.text('[part="preferences"]')).toContain(text);
	const links = await visitor.read('[part="preferences"]', (element) =>
		Array.from(element.querySelectorAll('a'), (link) => link.getAttribute('href')),
	);
	expect(links).toEqual(
		expect.arrayContaining([policy?.url, rights?.url, authority?.url, ...elsewhere.map(({ url }) => url)]),
	);
}

/** The first layer, in the page's language, before anything is decided. */
async function asks(visitor: Visitor, language: Language = 'th'): Promise<void> {
	const { grantAll, denyAll, settings } = words[language];
	await visitor.waitVisible(grantAll);
	await visitor.waitVisible(settings);
	const look = (element: HTMLElement) => {
		const { backgroundColor, color, fontSize, fontWeight } = getComputedStyle(element);
		const { width, height } = element.getBoundingClientRect();
		return [backgroundColor, color, fontSize, fontWeight, Math.round(width), Math.round(height)];
	};
	expect(await visitor.read(denyAll, look)).toEqual(await visitor.read(grantAll, look));
	expect(await visitor.eval(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
}

const switches = (visitor: Visitor) =>
	visitor.read('[part="preferences"]', (element) =>
		Array.from(element.querySelectorAll<HTMLInputElement>('[part="switch"]'), ({ name, checked, disabled }) => [
			name,
			checked,
			disabled,
		]),
	);

test('000: accounts', inOneEngine, async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/sites/accounts/`);
	await asks(visitor);
	// The page is whole and can be used: the checkout can be brought out of the notice's way.
	await visitor.read('#checkout', (element) => element.scrollIntoView({ block: 'start' }));
	const lower = async () => (await visitor.box('#checkout')).y;
	await expect.poll(lower).toBeLessThan((await visitor.box('[part="notice"]')).y);
	await tellsAll(visitor);
	expect(await switches(visitor)).toEqual([
		['necessary', true, true],
		['functional', false, false],
		['analytics', false, false],
		['marketing', false, false],
		['partners', false, false],
	]);
	expect(shop.hits()).toEqual([]);

	// Chat alone: it comes, and nothing of the partners does.
	await visitor.click('[part="switch"][name="functional"]');
	await visitor.click(th.save);
	await visitor.waitVisible('#chat-launcher');
	expect(shop.hits().map(({ host }) => host)).toEqual(['embed.tawk.to']);
	// The page has a way back of its own, so ours lies on nothing of it.
	expect(await visitor.count('[part="reopen"]')).toBe(0);
	await visitor.click('footer [data-consent-open]');
	await visitor.waitVisible(th.save);
});

test('001: invoice, in Thai and English', inOneEngine, async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/sites/invoice/`);
	await asks(visitor);
	// Neither agreeing to the terms nor going on is an answer.
	await visitor.click('#agree');
	await visitor.eval(() => window.scrollTo(0, document.body.scrollHeight));
	expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
	await tellsAll(visitor);
	expect(await visitor.text('[part="preferences"]')).toContain('7 มีนาคม 2567');
	expect((await switches(visitor)).map(([name]) => name)).toEqual([
		'necessary',
		'functional',
		'analytics',
		'marketing',
	]);
	await visitor.click('[part="preferences"] [part="deny-all"]');
	await expect.poll(async () => (await shop.receipts()).length).toBe(1);

	await visitor.goto(`${shop.siteUrl}/sites/invoice/en/`);
	await tellsAll(visitor, 'en');
	expect(await visitor.text('[part="preferences"]')).toMatch(/7 March 2024|March 7, 2024/);
	await visitor.click('[part="preferences"] [part="deny-all"]');
	await expect.poll(async () => (await shop.receipts()).length).toBe(2);
	const [english, thai] = (await shop.receipts()).map(({ receipt }) => receipt);
	expect([thai?.notice.locale, english?.notice.locale]).toEqual(['th', 'en']);
	expect(thai?.notice.noticeDigest).not.toBe(english?.notice.noticeDigest);
	expect(thai?.notice.policyVersion).toBe('2024-03-07');
	expect(shop.hits()).toEqual([]);
});

test('002: cameras', inOneEngine, async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/sites/cameras/`);
	await asks(visitor);
	await visitor.waitVisible('#video iframe');
	// The section that its policy lacks, in the page: every service, and every cookie with its lifetime.
	const section = () => visitor.text('[data-consent-declaration]');
	await expect.poll(section).toMatch(/_ga[^]*2 ปี[^]*_fbp/);
	const declared = await section();
	for (const name of ['Google Analytics', 'Meta', 'LINE', 'YouTube', '2C2P', 'PayPal'])
		expect(declared).toContain(name);
	expect(await visitor.eval(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
	expect(shop.hits()).toEqual([]);
	await tellsAll(visitor);
	// Photographs and cameras in the shop are no matter of a cookie switch.
	expect((await switches(visitor)).map(([name]) => name)).toEqual([
		'necessary',
		'functional',
		'analytics',
		'marketing',
	]);
	await visitor.click('[part="preferences"] [part="grant-all"]');
	await expect
		.poll(() => new Set(shop.hits().map(({ host }) => host)))
		.toEqual(
			new Set([
				'www.googletagmanager.com',
				'www.google-analytics.com',
				'connect.facebook.net',
				'www.facebook.com',
				'd.line-scdn.net',
				'embed.tawk.to',
				'www.youtube-nocookie.com',
			]),
		);
	// One controller, this host alone.
	const cookie = (await visitor.cookies()).find(({ name }) => name === 'yinyom');
	expect(cookie?.domain).toBe('127.0.0.1');
});

test('003: fleet', inOneEngine, async ({ visitor, shop }) => {
	// Left by the plugin that the site had before, which had no button to refuse.
	await visitor.goto(`${shop.siteUrl}/sites/site.css`);
	const left = (choices: string) =>
		visitor.eval((text) => {
			document.cookie = `dpdpa_consent=${encodeURIComponent(JSON.stringify({ uniqueID: 'a', datestamp: 1, choices: text }))}; path=/`;
		}, choices);
	await left('analytics,marketing');
	await visitor.goto(`${shop.siteUrl}/sites/fleet/`);
	await asks(visitor);
	expect(shop.hits()).toEqual([]);
	await left('');
	await visitor.reload();
	await visitor.waitFor(() => window.yinyom?.isGranted('!marketing'));
	expect(await visitor.isVisible('[part="notice"]')).toBe(false);

	await tellsAll(visitor);
	const text = await visitor.text('[part="preferences"]');
	for (const label of ['ยอมรับทั้งหมด', 'ปฏิเสธทั้งหมด', 'บันทึกการตั้งค่า', 'เปิดใช้งานตลอด', 'ตั้งค่าคุกกี้'])
		expect(text).toContain(label);
	// What was lawful before stays so, and who reads is told.
	expect(text).toContain('การถอนความยินยอมไม่กระทบ');
	expect(text).toContain('29 พฤษภาคม 2565');
	expect((await switches(visitor)).map(([name]) => name)).toEqual([
		'necessary',
		'functional',
		'analytics',
		'marketing',
	]);
	await visitor.click('[part="preferences"] [part="grant-all"]');
	await visitor.waitFor(() => window.yinyom?.isGranted('marketing'));
});

test('004: parcels', inOneEngine, async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/sites/parcel/`);
	await visitor.waitVisible(th.denyAll);
	// The contract lets the tracking page count; what rests on consent waits.
	await expect.poll(() => shop.hits().map(({ host }) => host)).toEqual(['stats.platu.example']);
	await tellsAll(visitor);
	expect(await switches(visitor)).toEqual([
		['necessary', true, true],
		['parcels', true, true],
		['analytics', false, false],
		['ad-measurement', false, false],
		['marketing', false, false],
	]);
	await visitor.click('[part="preferences"] [part="grant-all"]');
	await expect.poll(async () => (await shop.receipts()).length).toBe(1);

	await center(visitor);
	expect(await visitor.text('[part="preferences"]')).toContain('เราจะไม่รู้ว่าท่านมาจากโฆษณาใด');
	await visitor.click('[part="switch"][name="ad-measurement"]');
	expect(await visitor.text('[part="preferences"]')).toContain('เราจะไม่รู้ว่าท่านมาจากโฆษณาใด');
	await visitor.click(th.save);
	await expect.poll(async () => (await shop.receipts()).length).toBe(2);
	const [{ receipt } = { receipt: undefined }] = await shop.receipts();
	expect(receipt).toMatchObject({
		event: { state: 'withdrawn', surface: 'preferences' },
		scope: { jurisdiction: 'TH', ruleset: 'th-pdpa/1' },
		notice: { withdrawalEffectShown: true },
	});
	expect(receipt?.decisions).toEqual(
		expect.arrayContaining([
			{ id: 'parcels', status: 'notAsked', basis: 'contract' },
			expect.objectContaining({ id: 'ad-measurement', status: 'ConsentWithdrawn' }),
		]),
	);
	await center(visitor);
	await visitor.waitVisible({ role: 'button', name: 'ดาวน์โหลด' });
});
