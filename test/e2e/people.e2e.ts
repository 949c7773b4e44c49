/** What a person meets: equal buttons, no stolen focus, the keyboard, another tab, and no finding of axe-core. */
import { findings } from './axe.ts';
import { en, expect, inOneEngine, test, th } from './shop.ts';

for (const [path, words, locale] of [
	['/plain/', th, 'th-TH'],
	['/plain/en/', en, 'en-US'],
] as const) {
	for (const [device, viewport] of [
		['phone', { width: 360, height: 740 }],
		['desktop', { width: 1280, height: 800 }],
	] as const) {
		test.describe(`${locale} on a ${device}`, () => {
			test.use({ locale, viewport });

			test('axe-core finds nothing on either layer', inOneEngine, async ({ visitor, shop }) => {
				await visitor.goto(shop.siteUrl + path);
				await visitor.waitVisible(words.grantAll);
				expect(await findings(visitor)).toEqual([]);
				await visitor.click(words.settings);
				await visitor.waitVisible(words.save);
				expect(await findings(visitor)).toEqual([]);
			});

			test(
				'granting, denying and choosing weigh the same, and the notice takes at most half of the screen',
				device === 'phone' ? {} : inOneEngine,
				async ({ visitor, shop }) => {
					await visitor.goto(shop.siteUrl + path);
					await visitor.waitVisible(words.grantAll);
					await visitor.eval(() => new Promise((done) => setTimeout(done, 400)));
					const [grant, deny, settings] = await Promise.all(
						[words.grantAll, words.denyAll, words.settings].map((target) => visitor.box(target)),
					);
					for (const side of ['width', 'height', 'y'] as const) {
						expect(deny?.[side]).toBeCloseTo(grant?.[side] ?? Number.NaN, 1);
						expect(settings?.[side]).toBeCloseTo(grant?.[side] ?? Number.NaN, 1);
					}
					expect(grant?.height).toBeGreaterThanOrEqual(44);
					const look = (element: HTMLElement) => {
						const { color, backgroundColor, fontSize, fontWeight, borderColor, opacity } = getComputedStyle(element);
						return [color, backgroundColor, fontSize, fontWeight, borderColor, opacity];
					};
					expect(await visitor.read(words.denyAll, look)).toEqual(await visitor.read(words.grantAll, look));
					expect((await visitor.box('[part="notice"]')).height).toBeLessThanOrEqual(viewport.height / 2);
				},
			);
		});
	}
}

test('the keyboard alone does the whole job, and nothing steals the focus', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/en/`);
	await visitor.waitVisible(en.settings);
	expect(await visitor.focused()).toMatchObject({ tag: 'body' });
	await visitor.read(en.settings, (element) => element.focus());
	await visitor.press('Enter');
	await visitor.waitVisible(en.save);
	expect(await visitor.focused()).toMatchObject({ tag: 'h2' });
	await visitor.press('Escape');
	await visitor.waitHidden('[part="preferences"]');
	// A task after it has closed: until then the notice made way for it.
	await expect.poll(async () => (await visitor.focused()).part).toBe('settings');
	expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();

	await visitor.press('Enter');
	await visitor.waitVisible(en.save);
	await visitor.read('[part="switch"][name="analytics"]', (element) => element.focus());
	await visitor.press('Space');
	await visitor.read(en.save, (element) => element.focus());
	await visitor.press('Enter');
	await visitor.waitHidden('[part="notice"]');
	await visitor.waitFor(() => window.yinyom?.isGranted('analytics'));
	expect(await visitor.eval(() => window.yinyom?.isGranted('marketing'))).toBe(false);
});

test('any element with data-consent-open brings the preference center, with the stored state and its date', async ({
	visitor,
	shop,
}) => {
	await visitor.goto(`${shop.siteUrl}/plain/en/`);
	await visitor.click(en.grantAll);
	await visitor.waitHidden('[part="notice"]');
	await visitor.click('[data-consent-open]');
	await visitor.waitVisible(en.save);
	expect(await visitor.read('[name="marketing"]', (element) => element.matches(':checked'))).toBe(true);
	expect(await visitor.read('[name="necessary"]', (element) => element.matches(':checked:disabled'))).toBe(true);
	const receiptId = await visitor.eval(() => window.yinyom?.record?.receiptId);
	const facts = () => visitor.text('.facts');
	await expect.poll(facts).toMatch(/Your last choice: /);
	await expect.poll(facts).toContain(receiptId ?? 'no record');
	await expect.poll(facts).toMatch(/version March 7, 2024|version 7 March 2024/);
});

test('a link with data-consent-open does so within an open shadow root as well', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/en/`);
	await visitor.click(en.denyAll);
	await visitor.waitHidden('[part="notice"]');
	await visitor.eval(() => {
		const host = document.body.appendChild(document.createElement('site-footer'));
		host.attachShadow({ mode: 'open' }).innerHTML =
			'<a href="#left" data-consent-open><b id="inner">Cookies</b></a> <p id="other">Not this</p>';
	});
	await visitor.click('#other');
	await visitor.click('#inner');
	await visitor.waitVisible(en.save);
	expect(await visitor.eval(() => location.hash)).toBe('');
});

test('the policy date is in the Buddhist Era in Thai', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/`);
	await visitor.click(th.settings);
	await visitor.waitVisible(th.save);
	await expect.poll(() => visitor.text('.facts')).toContain('7 มีนาคม 2567');
});

test('a withdrawal in one tab reaches the other', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/en/`);
	await visitor.click(en.grantAll);
	await visitor.waitFor(() => window.yinyom?.isGranted('analytics'));
	await expect.poll(async () => (await shop.receipts()).length).toBe(1);
	const other = await visitor.newTab();
	await other.goto(`${shop.siteUrl}/plain/en/`);
	await other.waitFor(() => window.yinyom?.isGranted('analytics'));
	await other.eval(() => window.yinyom?.withdraw());
	await visitor.waitFor(() => window.yinyom?.isGranted('analytics') === false);
	await visitor.waitFor(() => window.demoVendors?.meta?.at(-1)?.message[1] === 'revoke');
	await expect.poll(async () => (await shop.receipts()).length).toBe(2);
});

test('who leaves in the very moment of the click leaves a receipt', async ({ visitor, shop }) => {
	await visitor.goto(`${shop.siteUrl}/plain/en/`);
	await visitor.waitVisible(en.denyAll);
	await visitor.hover(en.denyAll);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 500)));
	await visitor.eval(() =>
		document.addEventListener('yinyom:receipt', () => {
			location.href = '/plain/en/privacy';
		}),
	);
	await visitor.click(en.denyAll);
	await visitor.waitFor(() => location.pathname.endsWith('privacy'));
	await expect.poll(async () => (await shop.receipts()).length).toBe(1);
});
