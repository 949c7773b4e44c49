/** What stands in for a held embed: no request, the same box, "once" that keeps nothing, "always" with its receipt. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Visitor } from './harness/visitor.ts';
import { paths } from './moments.ts';
import { config, en, expect, inOneEngine, page, receiptsOf, tag, test } from './page.ts';

const once = { role: 'button', name: 'Load this once' } as const;
const always = { role: 'button', name: 'Always load: Marketing' } as const;

const embeds = config({
	categories: { analytics: {}, marketing: { services: ['player'] } },
	services: { player: { name: 'Player', vendor: 'Player Inc.', privacyUrl: 'https://player.test/', embed: 'video' } },
	reopen: 'none',
});
const frame = (name: string, style = 'width:560px;height:315px', more = '') =>
	`<iframe id="${name}" data-consent="service:player" data-src="THIRD/${name}" title="${name}" style="border:0;${style}" ${more}></iframe>`;

/** What the page notes by itself: where everything is before the widget has come, and what moves (Chromium alone tells). */
interface Noted {
	readonly rects: () => Readonly<Record<string, readonly number[]>>;
	readonly before: Readonly<Record<string, readonly number[]>>;
	readonly shifts: readonly number[];
}

const watch = `<script>
	const rects = () => Object.fromEntries([...document.querySelectorAll('iframe, p')].map((element) => {
		const { left, top, width, height } = element.getBoundingClientRect();
		return [element.id, [left + scrollX, top + scrollY, width, height]];
	}));
	const shifts = [];
	new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
		.observe({ type: 'layout-shift', buffered: true });
	window.noted = { rects, before: rects(), shifts };
</script>`;

const layouts = page(
	embeds,
	`${frame('fixed')}<p id="first">text</p>
	<div style="position:relative;padding-top:56.25%">${frame('ratio', 'position:absolute;inset:0;width:100%;height:100%')}</div>
	<div style="display:flex;gap:12px"><p id="flexible">text</p>${frame('flex', 'width:400px;height:225px')}</div>
	<div style="overflow:auto;height:200px">${frame('scroller', 'width:400px;height:400px')}</div>
	<div dir="rtl"><p id="rtl-text">text</p>${frame('rtl', 'width:401px;height:226px')}</div>
	<p id="last">text</p>${watch}<script src="/yinyom.js"></script>`,
);

const placed = () =>
	[...document.querySelectorAll('iframe')].every((element) => {
		const box = element.nextElementSibling?.shadowRoot?.querySelector<HTMLElement>('[part=placeholder]');
		return box?.dataset['fit'];
	});

test('has the box of its embed, moves nothing and asks nobody', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: layouts });
	await visitor.waitFor(placed);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	const { before, after, boxes, shifts } = await visitor.eval(() => {
		const { noted } = window as unknown as { readonly noted: Noted };
		const boxOf = (element: Element) => {
			const box = element.nextElementSibling?.shadowRoot?.querySelector('[part=placeholder]');
			const { left = 0, top = 0, width = 0, height = 0 } = box?.getBoundingClientRect() ?? {};
			return [element.id, [left + scrollX, top + scrollY, width, height]] as const;
		};
		const found = [...document.querySelectorAll('iframe')].map(boxOf);
		return { ...noted, after: noted.rects(), boxes: Object.fromEntries(found) };
	});
	expect(after).toEqual(before);
	expect(Object.keys(boxes).sort()).toEqual(['fixed', 'flex', 'ratio', 'rtl', 'scroller']);
	for (const [id, box] of Object.entries(boxes)) {
		const offBy = box.map((value, index) => Math.abs(value - (before[id]?.[index] ?? Number.NaN)));
		expect(Math.max(...offBy), `${id}: ${box} instead of ${before[id]}`).toBeLessThanOrEqual(0.5);
	}
	expect(shifts).toEqual([]);
	expect(thirdParty.hits()).toEqual([]);
});

const kept = () => ({ cookie: document.cookie, keys: Object.keys(localStorage) });

test('"once" loads this one embed and keeps nothing', async ({ visitor, open }) => {
	const { site, thirdParty } = await open({ html: page(embeds + tag, frame('a')) });
	await visitor.waitVisible(once);
	await visitor.eval((third) => {
		const other = document.createElement('iframe');
		Object.assign(other.dataset, { consent: 'marketing', src: `${third}/b` });
		Object.assign(other, { id: 'b', title: 'b', width: '150', height: '100' });
		document.querySelector('main')?.append(other);
	}, thirdParty.url);
	await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 2);
	await visitor.click(once);
	await expect.poll(() => paths(thirdParty)).toEqual(['/a']);
	await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 1);
	expect(await visitor.focused()).toMatchObject({ tag: 'iframe', id: 'a' });
	expect(await visitor.eval(kept)).toEqual({ cookie: '', keys: [] });
	expect(await visitor.eval(() => [window.yinyom?.record, window.yinyom?.isGranted('marketing')])).toEqual([
		null,
		false,
	]);
	expect(site.hits('/consent')).toEqual([]);
	await visitor.reload();
	await visitor.waitVisible(once);
	expect(thirdParty.hits()).toHaveLength(1);
});

test('"always" grants the category, with one receipt, and a withdrawal brings the placeholders back', async ({
	visitor,
	open,
}) => {
	const { site, thirdParty } = await open({
		html: page(
			embeds + tag,
			`${frame('a')}<iframe data-consent="marketing" data-src="THIRD/b" title="b" width="200" height="120"></iframe>
			<iframe data-consent="analytics" data-src="THIRD/c" title="c" width="200" height="120"></iframe>`,
		),
	});
	await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 3);
	await visitor.click(always);
	const asked = () => paths(thirdParty);
	await expect.poll(asked).toEqual(['/a', '/b']);
	await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 1);
	await visitor.waitHidden(en.grantAll);
	expect(await visitor.focused()).toMatchObject({ tag: 'iframe', id: 'a' });
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	const receipt = receiptsOf(site)[0];
	expect(receipt).toMatchObject({
		event: { state: 'partial', action: 'save', surface: 'placeholder', source: 'user' },
		notice: { layout: 'box', noticeDigest: expect.stringMatching(/^sha256-/) },
		decisions: [{ id: 'necessary' }, { status: 'ConsentRefused' }, { id: 'marketing', status: 'ConsentGiven' }],
	});

	await visitor.eval(() => window.yinyom?.withdraw());
	await visitor.waitVisible(always);
	expect(await visitor.read('#a', (element) => element.getAttribute('src'))).toBeNull();
	await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 3);
	await visitor.click(always);
	await expect.poll(() => thirdParty.hits('/a').length).toBe(2);
});

test('the keyboard alone loads an embed and arrives at it', async ({ visitor, open }) => {
	const { thirdParty } = await open({ html: page(embeds + tag, frame('a')) });
	await visitor.waitVisible(once);
	await visitor.read(once, (element) => element.focus());
	await visitor.press('Tab');
	expect(await visitor.focused()).toMatchObject({ part: 'always' });
	await visitor.press('Shift+Tab');
	await visitor.press('Enter');
	await expect.poll(() => thirdParty.hits().length).toBe(1);
	await expect.poll(() => visitor.focused()).toMatchObject({ tag: 'iframe', id: 'a' });
});

test('a script that presses lets nothing load', async ({ visitor, open }) => {
	const { site, thirdParty } = await open({ html: page(embeds + tag, frame('a')) });
	await visitor.waitVisible(once);
	for (const target of [once, always]) await visitor.read(target, (element) => element.click());
	await visitor.eval(() => new Promise((done) => setTimeout(done, 500)));
	expect(await visitor.eval(kept)).toEqual({ cookie: '', keys: [] });
	expect(thirdParty.hits()).toEqual([]);
	expect(site.hits('/consent')).toEqual([]);
});

test('a picture behind the words comes from the own site, never from the vendor', async ({ visitor, open }) => {
	const svg = { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', headers: { 'content-type': 'image/svg+xml' } };
	const { site, thirdParty } = await open({
		html: page(
			embeds + tag,
			frame('a', undefined, 'data-poster="/own.svg"') + frame('b', undefined, 'data-poster="THIRD/poster.jpg"'),
		),
		paths: { '/own.svg': () => svg },
	});
	await visitor.waitFor(placed);
	await expect.poll(() => site.hits('/own.svg').length).toBe(1);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	expect(thirdParty.hits()).toEqual([]);
	if (visitor.can.console) {
		const said = (await visitor.consoleMessages()).map(({ text }) => text).filter((text) => text.includes('poster'));
		expect(said.map((text) => text.includes(`data-poster="${thirdParty.url}/poster.jpg"`))).toEqual([true]);
	}
});

test('a page without a held embed does not fetch the part', inOneEngine, async ({ visitor, open }) => {
	const { site } = await open({ html: page(embeds + tag, '<p>text</p>') });
	await visitor.waitVisible(en.grantAll);
	await visitor.eval(() => new Promise((done) => setTimeout(done, 300)));
	expect(site.hits('/yinyom-placeholders.js')).toEqual([]);
});

test('works on a page that allows almost nothing', async ({ visitor, open }) => {
	const nonce = 'cmFuZG9t';
	const policy = [
		"default-src 'none'",
		`script-src 'nonce-${nonce}' 'strict-dynamic'`,
		"style-src 'self'",
		"connect-src 'self'",
		"img-src 'self'",
		'frame-src http:',
		"require-trusted-types-for 'script'",
	].join('; ');
	const { thirdParty } = await open({
		html: page(
			`${embeds.replace('<script', `<script nonce="${nonce}"`)}<script nonce="${nonce}">
				window.refused = [];
				document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI));
			</script><script async nonce="${nonce}" src="/yinyom.js"></script>`,
			'<iframe data-consent="service:player" data-src="THIRD/a" title="a" width="560" height="315"></iframe>',
		),
		headers: { 'content-security-policy': policy },
	});
	await visitor.waitVisible(once);
	expect(await visitor.eval('window.refused')).toEqual([]);
	expect(await visitor.box('[part=placeholder]')).toEqual(await visitor.box('iframe'));
	await visitor.click(once);
	await expect.poll(() => paths(thirdParty)).toEqual(['/a']);
	expect(await visitor.eval('window.refused')).toEqual([]);
});

const many = (visitor: Visitor) => visitor.eval(() => document.querySelectorAll('yinyom-placeholder').length);
const add = (id: string) => {
	const made = document.createElement('iframe');
	Object.assign(made, { id, title: id, width: '200', height: '120' });
	Object.assign(made.dataset, { consent: 'marketing', src: `about:blank#${id}` });
	document.querySelector('main')?.append(made);
};
const told = async (visitor: Visitor, pattern: RegExp) =>
	(await visitor.consoleMessages()).map(({ text }) => text).filter((text) => pattern.test(text));
const built = (name: string) => ({
	body: readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8'),
	headers: { 'content-type': 'text/javascript; charset=utf-8' },
});

test(
	'what loads at once has no placeholder, and the console says how to hold it',
	inOneEngine,
	async ({ visitor, open }) => {
		const { thirdParty } = await open({
			html: page(
				embeds + tag,
				`<iframe data-consent="marketing" src="THIRD/a" title="a" width="200" height="120"></iframe>
			<img data-consent="analytics" src="THIRD/b" alt="">
			<iframe data-consent="marketing" src="about:blank" data-src="THIRD/c" title="c" width="200" height="120"></iframe>
			<video data-consent="marketing" width="200" height="120"><source src="THIRD/d"></video>`,
			),
		});
		await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length > 0);
		await expect.poll(() => told(visitor, /was not held/)).toHaveLength(3);
		expect(await told(visitor, /="marketing" was not held.*Write data-src/)).toHaveLength(2);
		expect(await told(visitor, /="analytics" was not held/)).toHaveLength(1);
		await visitor.eval(add, 'e');
		await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 2);
		expect(
			await visitor.eval(() =>
				[...document.querySelectorAll('yinyom-placeholder')].map(
					({ previousElementSibling: element }) => (element as HTMLElement).title,
				),
			),
		).toEqual(['c', 'e']);
		expect(await told(visitor, /was not held/)).toHaveLength(3);
		expect(paths(thirdParty).filter((path) => path !== '/d')).toEqual(['/a', '/b']);
	},
);

for (const [part, reports] of [
	['yinyom-ui.js', 2],
	['locales-more/en.js', 1],
] as const)
	test(`comes at the next look when ${part} did not load before`, inOneEngine, async ({ visitor, open }) => {
		let isDown = true;
		const { thirdParty } = await open({
			html: page(embeds + tag, frame('a')),
			paths: { [`/${part}`]: () => (isDown ? { status: 503 } : built(part)) },
		});
		await expect.poll(() => told(visitor, /did not load/)).toHaveLength(reports);
		isDown = false;
		await visitor.eval(add, 'b');
		await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 2);
		expect(await told(visitor, /did not load|threw/)).toHaveLength(reports);
		expect(thirdParty.hits()).toEqual([]);
	});

test(
	'"once" that cannot be keeps the placeholder, and loads nothing after a refusal',
	inOneEngine,
	async ({ visitor, open }) => {
		let isDown = true;
		const { thirdParty } = await open({
			html: page(
				embeds + tag,
				'<video data-consent="marketing" data-src="THIRD/a.mp4" width="560" height="315"></video>',
			),
			paths: { '/yinyom-revive.js': () => (isDown ? { status: 503 } : built('yinyom-revive.js')) },
		});
		await visitor.waitVisible(once);
		await visitor.click(once);
		await expect.poll(() => told(visitor, /did not load/)).toHaveLength(1);
		expect(await many(visitor)).toBe(1);
		isDown = false;
		await visitor.click(en.denyAll);
		await visitor.waitHidden(en.denyAll);
		await visitor.eval(add, 'b');
		await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 2);
		expect(thirdParty.hits()).toEqual([]);
		await visitor.click(once);
		await expect.poll(() => thirdParty.hits('/a.mp4').length).toBeGreaterThan(0);
		await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 1);
	},
);

test('"once" outlives a decision about something else, and ends with a withdrawal of its own category', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({ html: page(embeds + tag, frame('a')) });
	const source = () => visitor.read('#a', (element) => element.getAttribute('src'));
	await visitor.waitVisible(once);
	await visitor.click(once);
	await expect.poll(() => thirdParty.hits().length).toBe(1);
	for (const analytics of [true, false]) {
		await visitor.eval((isOn) => window.yinyom?.save({ analytics: isOn }), analytics);
		expect(await source()).toBe(`${thirdParty.url}/a`);
	}
	await visitor.eval(() => window.yinyom?.grantAll());
	expect(await source()).toBe(`${thirdParty.url}/a`);
	await visitor.eval(() => window.yinyom?.save({ analytics: true, marketing: false }));
	expect(await source()).toBeNull();
	await visitor.waitFor(() => document.querySelectorAll('yinyom-placeholder').length === 1);
	expect(thirdParty.hits()).toHaveLength(1);
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function findings(visitor: Visitor): Promise<readonly string[]> {
	await visitor.run(axe);
	return visitor.eval(async () => {
		const { axe: runner } = window as unknown as {
			axe: { run: (context: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
		};
		const { violations } = await runner.run({ include: [['yinyom-placeholder']] });
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
	});
}

for (const [device, viewport] of [
	['phone', { width: 360, height: 740 }],
	['desktop', { width: 1280, height: 800 }],
] as const) {
	for (const path of ['/plain/', '/plain/en/']) {
		test.describe(`${path} on a ${device}`, () => {
			test.use({ viewport });

			test('axe-core finds nothing in the placeholder of the shop', inOneEngine, async ({ visitor, shop }) => {
				await visitor.goto(shop.siteUrl + path);
				await visitor.waitFor(placed);
				expect(await findings(visitor)).toEqual([]);
				expect(shop.hits()).toEqual([]);
			});
		});
	}
}
