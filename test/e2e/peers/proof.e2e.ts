/** Scenarios 56–62: receipts that tell texts apart and arrive once, and pages on which even we do not arrive. */
import { decode } from '../../../src/consent/codec.ts';
import { acknowledge, config, en, expect, page, receiptsOf, tag, test } from '../page.ts';
import { quiet, said, waitingReceipts } from '../moments.ts';

const held = '<script type="text/plain" data-consent="marketing" src="THIRD/a.js"></script>';
const html = (text: string) => ({ body: text, headers: { 'content-type': 'text/html; charset=utf-8' } });

test('56: another text makes another digest, and another version of the policy asks again', async ({
	visitor,
	open,
}) => {
	const { url, site } = await open({
		html: page(config() + tag),
		paths: {
			'/text': () => html(page(config({ texts: { en: { 'notice.title': 'We would like to know' } } }) + tag)),
			'/policy': () => html(page(config({ policy: { url: '/privacy', version: '2025-01-01' } }) + tag)),
		},
	});
	const digests = async (visits: number) => {
		await expect.poll(() => receiptsOf(site).length).toBe(visits);
		return receiptsOf(site).map(({ notice }) => notice.noticeDigest);
	};
	await visitor.click(en.denyAll);
	await digests(1);
	await visitor.goto(`${url}/policy`);
	await visitor.click(en.denyAll);
	await digests(2);
	await visitor.eval(() => localStorage.clear());
	await visitor.clearCookies();
	await visitor.goto(`${url}/text`);
	await visitor.click(en.denyAll);
	const [first, , third] = await digests(3);
	expect(third).toMatch(/^sha256-/);
	expect(third).not.toBe(first);
});

test('57: who clicks and is gone at once leaves one receipt', async ({ visitor, open }) => {
	const leaving = `<script>document.addEventListener('yinyom:change', () => { location.href = '/next'; });</script>`;
	const { url, site } = await open({
		html: page(leaving + config() + tag),
		paths: { '/next': () => html(page(config() + tag)) },
	});
	await visitor.click(en.denyAll);
	await visitor.waitFor(() => location.pathname === '/next');
	await visitor.waitVisible(en.reopen);
	await visitor.goto(`${url}/next`);
	await expect.poll(() => waitingReceipts(visitor)).toBe(0);
	await expect.poll(() => receiptsOf(site).length).toBe(1);
});

test('58: a refusal for good sets the receipt aside and tells the owner; any other waits', async ({
	visitor,
	open,
}) => {
	let status = 422;
	const { site } = await open({ html: page(config() + tag), paths: { '/consent': () => ({ status }) } });
	await visitor.click(en.denyAll);
	const dead = () => Object.keys(localStorage).filter((key) => key.startsWith('yinyom:dead:')).length;
	await visitor.waitFor(dead);
	expect(await waitingReceipts(visitor)).toBe(0);
	if (visitor.can.console)
		await expect.poll(() => said(visitor)).toContainEqual(expect.stringMatching(/refused a receipt for good \(422\)/));
	// A token that ran out, for one, may be good again tomorrow.
	status = 403;
	await visitor.eval(() => void window.yinyom?.denyAll());
	await expect.poll(() => site.hits('/consent').length).toBeGreaterThan(1);
	await quiet(visitor);
	expect([await waitingReceipts(visitor), await visitor.eval(dead)]).toEqual([1, 1]);
});

test('59: a receipt sent twice is the same to the letter, so that it counts once', async ({ visitor, open }) => {
	let times = 0;
	const { site } = await open({
		html: page(config() + tag),
		// The first is stored and its answer lost.
		paths: { '/consent': ({ body }) => (times++ ? acknowledge(body) : { fault: 'reset' }) },
	});
	await visitor.click(en.denyAll);
	await expect.poll(() => site.hits('/consent').length).toBeGreaterThan(1);
	await expect.poll(() => waitingReceipts(visitor)).toBe(0);
	expect(receiptsOf(site)).toHaveLength(1);
});

test('60: where our script is kept away everything marked stays inert, and what the owner put in its place shows', async ({
	visitor,
	open,
}) => {
	const { thirdParty } = await open({
		html: page(
			config() + tag,
			`${held}<iframe data-consent="marketing" data-src="THIRD/video" srcdoc="<p>A video is left out here.</p>" title="Video"></iframe>
			<img data-consent="marketing" data-src="THIRD/pixel" alt="A map is left out here">`,
		),
		paths: { '/yinyom.js': () => ({ fault: 'reset' }) },
	});
	await quiet(visitor);
	expect(thirdParty.hits()).toEqual([]);
	expect(await visitor.text('h1')).toBe('Page');
	const shown = () => document.querySelector('iframe')?.contentDocument?.body.innerText.trim();
	expect(await visitor.eval(shown)).toBe('A video is left out here.');
});

test.describe('at 400 % on a laptop', () => {
	test.use({ viewport: { width: 320, height: 256 } });

	test('61: every button of both layers can be read and pressed, in a page from right to left too', async ({
		visitor,
		open,
	}) => {
		const { site } = await open({
			html: page(config() + tag, '<p>Text</p>').replace('lang="en"', 'lang="en" dir="rtl"'),
		});
		await visitor.waitVisible(en.grantAll);
		for (const button of [en.grantAll, en.denyAll, en.settings]) {
			await visitor.hover(button);
			const { x, width } = await visitor.box(button);
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x + width).toBeLessThanOrEqual(320);
		}
		expect(await visitor.eval(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
		await visitor.click(en.settings);
		await visitor.click('[part="switch"][name="analytics"]');
		await visitor.click(en.save);
		await expect.poll(() => receiptsOf(site).length).toBe(1);
	});
});

test('61: a page translator that wraps every text breaks neither layer', async ({ visitor, open }) => {
	const { site } = await open({ html: page(config() + tag) });
	await visitor.click(en.settings);
	await visitor.waitVisible(en.save);
	const translate = () => {
		const root = document.querySelector('yinyom-root')?.shadowRoot;
		if (!root) return 0;
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		const texts: Text[] = [];
		while (walker.nextNode()) texts.push(walker.currentNode as Text);
		for (const text of texts) {
			const font = document.createElement('font');
			text.replaceWith(font);
			font.append(text.data.toUpperCase());
		}
		return texts.length;
	};
	expect(await visitor.eval(translate)).toBeGreaterThan(10);
	for (let time = 0; time < 3; time += 1) await visitor.click('[part="switch"][name="analytics"]');
	await visitor.click('[part="save"]');
	await expect.poll(() => receiptsOf(site).length).toBe(1);
	expect(await visitor.eval(() => window.yinyom?.record?.granted)).toEqual(['analytics']);
	expect(visitor.can.console ? await visitor.errors() : []).toEqual([]);
});

test("62: the site's own server reads the refusal in the next request", async ({ visitor, open }) => {
	const { site } = await open({ html: page(config() + tag) });
	await visitor.click(en.denyAll);
	await visitor.waitVisible(en.reopen);
	site.forgetHits();
	await visitor.reload();
	const cookie = /yinyom=([^;]*)/.exec(site.hits('/')[0]?.headers['cookie'] ?? '')?.[1] ?? '';
	expect(decode(cookie)).toMatchObject({ granted: [], denied: ['analytics', 'marketing'] });
});
