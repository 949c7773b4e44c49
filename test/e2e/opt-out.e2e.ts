/** A visitor in California: what runs unasked, the way out that is no cookie switch, and the browser's signal. */
import { findings } from './axe.ts';
import { paths } from './moments.ts';
import { config, en, expect, file, inOneEngine, page, receiptsOf, test } from './page.ts';

const choices = { role: 'button', name: 'Your privacy choices' } as const;
const optOut = { role: 'button', name: 'Do not sell or share my personal information' } as const;
const honored = /Opt-out request honored/;

const held = (id: string) => `<script type="text/plain" data-consent="${id}" src="THIRD/${id}.js"></script>`;
const trackers = held('functional') + held('analytics') + held('marketing');
const inCalifornia = (more: string) =>
	page(
		`${more}${config({ categories: { functional: {}, analytics: { sale: false }, marketing: {} } })}<script async src="/yinyom.js" data-country="US-CA"></script>`,
		trackers,
	);
/** Every browser signals, also those whose driver cannot. */
const signal = `<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });</script>`;

test(
	'F3: what runs unasked in California is ended by an entry of its own, which confirms it',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html: inCalifornia('') });
		await visitor.waitVisible(choices);
		await expect.poll(() => paths(thirdParty)).toEqual(['/analytics.js', '/functional.js', '/marketing.js']);
		// Nobody is asked, and nobody is said to have granted anything.
		expect(await visitor.isVisible('[part="notice"]')).toBe(false);
		expect(await visitor.eval(() => window.yinyom?.record)).toBeNull();
		expect(await visitor.cookie('yinyom')).toBeUndefined();
		expect(site.hits('/consent')).toEqual([]);

		await visitor.click(choices);
		await visitor.click(optOut);
		await expect.poll(() => visitor.text('[part="choices"]')).toMatch(honored);
		// The button that was pressed is gone: the answer has the focus, and is read out.
		await expect.poll(async () => (await visitor.focused()).text).toMatch(honored);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		expect(receiptsOf(site)[0]).toMatchObject({
			event: { state: 'refused', action: 'save', surface: 'choices', source: 'user' },
			scope: { jurisdiction: 'US', ruleset: 'us-opt-out/1' },
			decisions: [
				{ id: 'necessary', status: 'notAsked' },
				{ id: 'functional', status: 'notAsked' },
				{ id: 'analytics', status: 'notAsked' },
				{ id: 'marketing', status: 'ConsentRefused' },
			],
		});
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary', 'functional', 'analytics']);
		// What was pressed is saved: to leave says nothing against it.
		await visitor.click({ role: 'button', name: 'Close' });
		expect(await visitor.isVisible('[part="choices"]')).toBe(false);

		thirdParty.forgetHits();
		await visitor.reload();
		await visitor.waitVisible('.choices');
		await expect.poll(() => visitor.text('.choices')).toMatch(honored);
		await expect.poll(() => paths(thirdParty)).toEqual(['/analytics.js', '/functional.js']);
	},
);

test(
	'F1 F2: the signal denies, is recorded as the browser’s, and the page says so',
	inOneEngine,
	async ({ visitor, open }) => {
		const { site, thirdParty } = await open({ html: inCalifornia(signal) });
		await visitor.waitVisible('.choices');
		await expect.poll(() => visitor.text('.choices')).toMatch(honored);
		await expect.poll(() => paths(thirdParty)).toEqual(['/analytics.js', '/functional.js']);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		expect(receiptsOf(site)[0]).toMatchObject({
			event: { state: 'refused', surface: 'signal', source: 'gpc' },
			signals: { gpc: true },
		});
		// A grant of everything leaves sale and sharing denied.
		await visitor.eval(() => window.yinyom?.grantAll());
		expect(await visitor.eval(() => window.yinyom?.isGranted('marketing'))).toBe(false);
		expect(paths(thirdParty)).not.toContain('/marketing.js');
	},
);

test('the signal is recorded once, also where one tab’s record reaches another before its news', async ({
	visitor,
	open,
}) => {
	const deaf = `<script>addEventListener('storage', (event) => event.stopImmediatePropagation());</script>`;
	const tab =
		(more: string, query = '') =>
		(_: unknown, thirdPartyUrl: string) => ({
			body: inCalifornia(signal + more)
				.replace('/yinyom.js', `/yinyom.js${query}`)
				.replaceAll('THIRD', thirdPartyUrl),
			headers: { 'content-type': 'text/html' },
		});
	let isAsked = false;
	let arrive = () => {};
	const arrival = new Promise<void>((resolve) => {
		arrive = resolve;
	});
	const { site, url } = await open({
		html: page(''),
		paths: {
			'/one': tab(''),
			// An address of its own, or the browser would have one tab wait for the other's file.
			'/two': tab(deaf, '?two'),
			'/yinyom-decision.js': async ({ query }) => {
				if (query.has('two')) {
					isAsked = true;
					await arrival;
				}
				return file('yinyom-decision.js');
			},
		},
	});
	const other = await visitor.newTab();
	await visitor.goto(`${url}/two`);
	await expect.poll(() => isAsked).toBe(true);
	await other.goto(`${url}/one`);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	arrive();
	await expect.poll(() => visitor.eval(() => window.yinyom?.record?.seq)).toBe(1);
	await visitor.reload();
	await expect.poll(() => visitor.text('.choices')).toMatch(honored);
	expect(await visitor.eval(() => window.yinyom?.record?.receiptId)).toBe(receiptsOf(site)[0].receiptId);
	expect(receiptsOf(site)).toHaveLength(1);
});

const lawfully = { analytics: { basis: 'legitimate-interest', services: ['google-analytics'] }, marketing: {} };
const toldFirst = { analytics: { services: ['google-analytics'] }, marketing: {} };
for (const [what, more] of [
	['by another reason than consent', { regime: 'us-opt-out', categories: lawfully }],
	['by Google’s advanced mode', { categories: toldFirst, signals: { googleMode: { advanced: ['US'] } } }],
] as const)
	test(`the signal is taken for a request once, also where something runs ${what}`, async ({ visitor, open }) => {
		const { site } = await open({
			html: page(`${signal}${config(more)}<script async src="/yinyom.js" data-country="US"></script>`),
		});
		await visitor.waitVisible('.choices');
		await expect.poll(() => visitor.text('.choices')).toMatch(honored);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		// What says so comes after the look that follows a decision: had that asked again, there would be a second.
		expect(await visitor.eval(() => window.yinyom?.record?.seq)).toBe(1);
		expect(await visitor.eval(() => window.yinyom?.isGranted('marketing'))).toBe(false);
	});

const byInterest = {
	regime: 'us-opt-out',
	categories: { functional: {}, analytics: { basis: 'legitimate-interest', sale: true }, marketing: {} },
};

test('F1: the signal denies what is sold by a legitimate interest as well', async ({ visitor, open }) => {
	const tag = '<script async src="/yinyom.js" data-country="US-CA"></script>';
	const { site, thirdParty } = await open({ html: page(`${signal}${config(byInterest)}${tag}`, trackers) });
	await visitor.waitVisible('.choices');
	await expect.poll(() => visitor.text('.choices')).toMatch(honored);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(receiptsOf(site)[0]).toMatchObject({
		event: { state: 'refused', source: 'gpc' },
		decisions: [
			{ id: 'necessary', status: 'notAsked' },
			{ id: 'functional', status: 'notAsked' },
			{ id: 'analytics', status: 'ConsentRefused' },
			{ id: 'marketing', status: 'ConsentRefused' },
		],
	});
	expect(paths(thirdParty)).toEqual(['/functional.js']);
});

test('F3: what is sold by a legitimate interest has a switch, and the way out ends it', async ({ visitor, open }) => {
	const { thirdParty } = await open({
		html: page(`${config(byInterest)}<script async src="/yinyom.js" data-country="US-CA"></script>`, trackers),
	});
	await visitor.waitVisible(choices);
	await expect.poll(() => paths(thirdParty)).toEqual(['/analytics.js', '/functional.js', '/marketing.js']);
	await visitor.click(en.reopen);
	await visitor.waitVisible({ role: 'switch', name: 'Analytics' });
	await visitor.eval(() => window.yinyom?.close());
	await visitor.click(choices);
	await visitor.click(optOut);
	await expect.poll(() => visitor.text('[part="choices"]')).toMatch(honored);
	expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary', 'functional']);
});

test(
	'F4: a country that is none lets nothing run, and the signal keeps no notice away',
	inOneEngine,
	async ({ visitor, open }) => {
		const html = inCalifornia(signal).replace('data-country="US-CA"', 'data-country="XX"');
		const { thirdParty } = await open({ html });
		await visitor.waitVisible(en.denyAll);
		expect(await visitor.eval(() => window.yinyom?.grants)).toEqual(['necessary']);
		expect(thirdParty.hits()).toEqual([]);
	},
);

test(
	'the way out speaks the language that was chosen in the preference center, and the button beside it stays',
	inOneEngine,
	async ({ visitor, open }) => {
		const html = inCalifornia('').replace('"controller"', '"locales":["en","th"],"controller"');
		const { site } = await open({ html });
		await visitor.waitVisible(choices);
		await visitor.click(en.reopen);
		await visitor.waitVisible('[part="language"]');
		await visitor.read('[part="language"]', (element) => {
			(element as HTMLSelectElement).value = 'th';
			element.dispatchEvent(new Event('change', { bubbles: true }));
		});
		await expect.poll(() => visitor.text('.choices')).toBe('ตัวเลือกความเป็นส่วนตัวของท่าน');
		await visitor.press('Escape');
		await visitor.waitHidden('[part="preferences"]');
		await visitor.waitVisible('[part="reopen"]');
		await visitor.click('[part="choices-open"]');
		await visitor.click('[part="choices"] .act');
		await expect.poll(() => visitor.text('[part="choices"]')).toContain('คำขอ');
		expect(await visitor.read('[part="choices"]', (element) => [element.ariaLabel, element.innerText])).toEqual([
			'ตัวเลือกความเป็นส่วนตัวของท่าน',
			expect.not.stringMatching(/[a-z]/i),
		]);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
		expect(receiptsOf(site)[0]).toMatchObject({ notice: { locale: 'th' } });
		await visitor.reload();
		await visitor.waitVisible('.choices');
		await expect.poll(() => visitor.text('.choices')).toMatch(/^ตัวเลือก/);
	},
);

for (const lang of ['en', 'th', 'ar'])
	test(
		`in ${lang} the way out fits a narrow phone, begins and ends where its language does, and has no finding of axe-core`,
		inOneEngine,
		async ({ visitor, open }) => {
			await visitor.setViewport(320, 568);
			await open({ html: inCalifornia('').replace('lang="en"', `lang="${lang}"`) });
			const start = (element: HTMLElement) => {
				const range = document.createRange();
				range.selectNodeContents(element);
				const { left, right } = range.getBoundingClientRect();
				return Math.round(getComputedStyle(element).direction === 'rtl' ? right : left);
			};
			/** What is cut off, or lies over the edge of its box. */
			const lost = (box: HTMLElement) =>
				[box, ...box.querySelectorAll<HTMLElement>('*')]
					.filter((each) => each.checkVisibility() && each.textContent)
					.flatMap((each) => {
						const [inner, outer] = [each.getBoundingClientRect(), box.getBoundingClientRect()];
						const isIn =
							inner.left >= outer.left &&
							inner.right <= outer.right &&
							inner.bottom <= outer.bottom - (each === box ? 0 : 1);
						return isIn && outer.left >= 0 && outer.right <= innerWidth && each.scrollWidth <= each.clientWidth + 1
							? []
							: each.outerHTML;
					});
			await visitor.waitVisible('[part="choices-open"]');
			expect(await visitor.read('.choices', lost)).toEqual([]);
			await visitor.click('[part="choices-open"]');
			expect(await findings(visitor)).toEqual([]);
			expect(await visitor.read('[part="choices"]', lost)).toEqual([]);
			await visitor.click('[part="choices"] .act');
			await visitor.waitVisible('[part="choices"] p');
			expect(await visitor.read('[part="choices"]', lost)).toEqual([]);
			expect(await visitor.read('[part="choices"] h2', start)).toBe(await visitor.read('[part="choices"] p', start));
			expect(await findings(visitor)).toEqual([]);
			await visitor.click('[part="choices"] .leave');
			expect(await visitor.read('.choices', lost)).toEqual([]);
			// What is said below the link keeps off the line around it.
			const [around, said] = await Promise.all([visitor.box('.choices'), visitor.box('.choices span')]);
			expect(around.y + around.height - said.y - said.height).toBeGreaterThan(5);
			// Nor is it touched by the ring of the link above it, which has the focus again.
			const ring = await visitor.read('[part="choices-open"]', (button) => {
				const { bottom } = button.getBoundingClientRect();
				const { outlineOffset, outlineWidth } = getComputedStyle(button);
				return bottom + Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
			});
			expect(ring).toBeLessThan(said.y);
		},
	);

test(
	'what has the focus at the end of the page is never under the way out, nor under the button beside it',
	inOneEngine,
	async ({ visitor, open }) => {
		await visitor.setViewport(360, 640);
		const links = Array.from(
			{ length: 6 },
			(_, index) => `<a id="l${index}" href="#${index}">link number ${index}</a>`,
		);
		await open({
			html: inCalifornia('').replace(
				'</main>',
				`<p style="height:900px"></p></main><footer>${links.join(' ')}</footer>`,
			),
		});
		await visitor.waitVisible('[part="choices-open"]');
		for (const each of [0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0]) {
			await visitor.eval((id) => document.getElementById(id)?.focus(), `l${each}`);
			const seen = () =>
				visitor.eval((id) => {
					const link = document.getElementById(id);
					const { x = 0, y = 0, width = 0, height = 0 } = link?.getBoundingClientRect() ?? {};
					return document.elementFromPoint(x + width / 2, y + height / 2)?.id;
				}, `l${each}`);
			await expect.poll(seen).toBe(`l${each}`);
		}
	},
);

test('the way out looks as the theme says', inOneEngine, async ({ visitor, open }) => {
	const html = inCalifornia('').replace('"controller"', '"theme":"sharp","controller"');
	await open({ html });
	await visitor.waitVisible('[part="choices-open"]');
	// Also once the part that draws the layers has come, for the label of the button beside it.
	await expect.poll(() => visitor.read('[part="reopen"]', ({ title }) => title)).not.toBe('');
	await visitor.click('[part="choices-open"]');
	expect(
		await visitor.read('[part="choices"]', (dialog) => {
			const look = (element: Element | null) => (element ? getComputedStyle(element) : undefined);
			const [own, act] = [look(dialog), look(dialog.querySelector('.act'))];
			return [own?.borderRadius, act?.borderRadius, act?.backgroundColor === own?.backgroundColor];
		}),
	).toEqual(['0px', '0px', true]);
});
