import { afterEach, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import type { Receipt } from '../../../src/consent/receipt.ts';
import { validateReceipt } from '../../../src/receiver.ts';
import { sampleReceipt } from '../../receiver/sample-receipt.ts';
import { acknowledge, createBrowser, noon } from './outbox-browser.ts';

const OUTBOX = 'yinyom:outbox:';
const DEAD = 'yinyom:dead:';
const day = 864e5;
const down = () => undefined;

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

/** A receipt that an earlier page left. */
function leave(items: Record<string, string>, changes: Partial<Receipt> = {}, prefix = OUTBOX) {
	const receipt = sampleReceipt({
		event: {
			...sampleReceipt().event,
			time: new Date(noon - 1000).toISOString(),
			validUntil: '2027-11-22T00:00:00.000Z',
		},
		...changes,
	});
	items[prefix + receipt.receiptId] = canonicalJson(receipt);
	return receipt;
}
const idsOf = (posts: readonly { readonly text: string }[]) => posts.map(({ text }) => JSON.parse(text).receiptId);

it('writes a receipt down before the first attempt, and forgets it when it is acknowledged', async () => {
	const browser = createBrowser();
	const page = await browser.open();
	let waitedAtPost = 0;
	browser.answer = (post) => {
		waitedAtPost = browser.keys(OUTBOX).length;
		return acknowledge(post);
	};
	const receipt = page.decide();
	// What answers the press is painted first.
	expect(browser.posts).toHaveLength(0);
	await browser.pass(1);
	expect(browser.posts).toHaveLength(1);
	expect(waitedAtPost).toBe(1);
	// Where the guard of the next page finds it, if this browser is killed now and forgets the rest.
	expect([...browser.cookies]).toEqual(['yinyom-waiting=yinyom:outbox:']);
	await browser.pass(100);
	expect(browser.keys(OUTBOX)).toEqual([]);
	expect([...browser.cookies]).toEqual([]);
	expect(page.events).toEqual([
		{ receipt, status: 'pending' },
		{ receipt, status: 'stored' },
	]);
});

it('waits after the n-th failure at random up to 2ⁿ seconds, never less than one, ten times in a page, then no more', async () => {
	const browser = createBrowser();
	browser.answer = down;
	for (const luck of [0, 0.5, 0.999]) {
		vi.spyOn(Math, 'random').mockReturnValue(luck);
		const page = await browser.open();
		browser.posts.length = 0;
		page.decide();
		await browser.pass(day);
		const times = browser.posts.map(({ time }) => time);
		const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0) - browser.latency);
		expect(waits).toHaveLength(9);
		for (const [index, wait] of waits.entries()) {
			const most = Math.min(300_000, 1000 * 2 ** (index + 1));
			expect(wait).toBeGreaterThanOrEqual(1000);
			expect(Math.abs(wait - Math.max(1000, most * luck))).toBeLessThanOrEqual(1);
		}
		expect(page.reports).toEqual([['waiting', '/consent', expect.any(TypeError)]]);
		for (const key of browser.keys(OUTBOX)) Reflect.deleteProperty(browser.items, key);
	}
});

it('spreads clients that failed in the same moment evenly over the wait', async () => {
	const browser = createBrowser();
	browser.answer = down;
	const seconds = Array.from({ length: 16 }, () => 0);
	// After the fourth failure: 16 s.
	for (let client = 0; client < 400; client += 1) {
		const page = await browser.open();
		browser.posts.length = 0;
		page.decide();
		let before = 0;
		while (browser.posts.length < 5) {
			before = browser.posts.at(-1)?.time ?? 0;
			await browser.pass(100);
		}
		const wait = (browser.posts[4]?.time ?? 0) - (browser.posts[3]?.time ?? before);
		seconds[Math.min(15, Math.floor(wait / 1000))] = (seconds[Math.min(15, Math.floor(wait / 1000))] ?? 0) + 1;
		for (const key of browser.keys(OUTBOX)) Reflect.deleteProperty(browser.items, key);
	}
	// The floor of one second doubles the first: at most twice the mean, and what chance adds.
	expect(Math.max(...seconds.slice(2))).toBeLessThan(60);
	expect((seconds[0] ?? 0) + (seconds[1] ?? 0)).toBeLessThan(90);
}, 30_000);

it.each([
	['seconds', '120'],
	['a date', new Date(noon + 120_000).toUTCString()],
])('leaves a receiver alone that asks for it in %s, on this page and the next', async (_, retryAfter) => {
	const browser = createBrowser();
	browser.answer = () => ({ status: 503, retryAfter });
	const first = await browser.open();
	first.decide();
	await browser.pass(1000);
	browser.answer = acknowledge;
	first.decide();
	await browser.pass(1000);
	const next = await browser.open();
	next.decide();
	for (const type of ['online', 'pageshow', 'visibilitychange']) next.tell(type);
	await browser.pass(100_000);
	expect(browser.posts).toHaveLength(1);
	await browser.pass(60_000);
	expect(new Set(idsOf(browser.posts)).size).toBe(3);
	expect(browser.keys(OUTBOX)).toEqual([]);
});

it('takes a rest that no receiver can have asked for, longer than a day, for none', async () => {
	const browser = createBrowser();
	browser.items['yinyom:wait'] = `${noon + 2 * day}`;
	const page = await browser.open();
	page.decide();
	await browser.pass(100);
	expect(browser.posts).toHaveLength(1);
});

it('sets aside what is refused for good, counts it in the next receipt, and holds up nothing', async () => {
	const browser = createBrowser();
	const poison = leave(browser.items);
	for (let each = 0; each < 50; each += 1) leave(browser.items);
	browser.answer = (post) => (post.text.includes(poison.receiptId) ? { status: 422 } : acknowledge(post));
	const page = await browser.open();
	await browser.pass(5000);
	expect(browser.keys(OUTBOX)).toEqual([]);
	expect(browser.keys(DEAD)).toEqual([`${DEAD}${browser.version}:${poison.receiptId}`]);
	expect(page.reports).toEqual([['receipt', '/consent', 422]]);
	expect(page.events.at(0)?.status).toMatch(/stored|refused/);
	const next = page.decide();
	expect(next.losses).toEqual({ expired: 0, dead: 1, overflow: 0 });
	expect(validateReceipt(next)).toEqual({ receipt: next });
	await browser.pass(day);
	expect(idsOf(browser.posts).filter((id) => id === poison.receiptId)).toHaveLength(1);
});

it('lets what fails without a word wait behind those that may not', async () => {
	const browser = createBrowser();
	const sick = leave(browser.items);
	for (let each = 0; each < 50; each += 1) leave(browser.items);
	browser.answer = (post) => (post.text.includes(sick.receiptId) ? { status: 500 } : acknowledge(post));
	await browser.open();
	await browser.pass(6000);
	expect(browser.keys(OUTBOX)).toEqual([OUTBOX + sick.receiptId]);
});

it('tries what was refused once more when the widget has another version, and never more', async () => {
	const browser = createBrowser();
	const receipt = leave(browser.items, {}, `${DEAD}0.0.9:`);
	browser.items['yinyom:losses'] = '0 1 0';
	browser.answer = () => ({ status: 422 });
	await (await browser.open()).decide();
	await browser.pass(5000);
	const attempts = () => idsOf(browser.posts).filter((id) => id === receipt.receiptId).length;
	expect(attempts()).toBe(1);
	// The receipt of this page was refused as well.
	expect(browser.items['yinyom:losses']).toBe('0 2 0');
	await browser.open();
	await browser.pass(5000);
	expect(attempts()).toBe(1);

	leave(browser.items, { receiptId: receipt.receiptId }, `${DEAD}0.0.8:`);
	browser.answer = acknowledge;
	await browser.open();
	await browser.pass(5000);
	expect(browser.items['yinyom:losses']).toBe('0 1 0');
});

it('keeps twenty of what was refused, and counts all', async () => {
	const browser = createBrowser();
	for (let each = 0; each < 30; each += 1) leave(browser.items);
	browser.answer = () => ({ status: 400 });
	const page = await browser.open();
	await browser.pass(5000);
	expect([browser.keys(DEAD).length, browser.keys(OUTBOX).length]).toEqual([20, 0]);
	expect(page.reports).toHaveLength(1);
	expect(page.decide().losses).toEqual({ expired: 0, dead: 30, overflow: 0 });
});

it('gives up what nobody took beyond its time, after one more attempt, and counts it', async () => {
	const browser = createBrowser();
	const event = { ...sampleReceipt().event };
	const ended = leave(browser.items, {
		event: { ...event, time: '2026-01-01T00:00:00.000Z', validUntil: '2026-11-22T11:59:59.000Z' },
	});
	const ancient = leave(browser.items, {
		event: { ...event, time: '2025-10-01T00:00:00.000Z', validUntil: '2036-01-01T00:00:00.000Z' },
	});
	const young = leave(browser.items);
	browser.answer = down;
	const page = await browser.open();
	await browser.pass(day);
	expect(new Set(idsOf(browser.posts))).toEqual(new Set([ended.receiptId, ancient.receiptId, young.receiptId]));
	expect(browser.keys(OUTBOX)).toEqual([OUTBOX + young.receiptId]);
	expect(page.decide().losses).toEqual({ expired: 2, dead: 0, overflow: 0 });
});

it('keeps five hundred, among them always the first and the last fifty, and counts the rest', async () => {
	const browser = createBrowser();
	const event = { ...sampleReceipt().event };
	const all = Array.from({ length: 503 }, (_, index) =>
		leave(browser.items, {
			event: { ...event, time: new Date(noon - 1e6 + index).toISOString(), validUntil: '2027-11-22T00:00:00.000Z' },
		}),
	);
	browser.answer = down;
	const page = await browser.open();
	await browser.pass(5000);
	const kept = browser.keys(OUTBOX).map((key) => key.slice(OUTBOX.length));
	expect(kept).toHaveLength(500);
	expect(all.filter(({ receiptId }) => !kept.includes(receiptId))).toEqual(all.slice(1, 4));
	expect(page.decide().losses).toEqual({ expired: 0, dead: 0, overflow: 3 });
});

it('sends nothing from a storage but receipts, throws at nothing, and counts what it set aside', async () => {
	const browser = createBrowser();
	const strange = ['', 'null', '{}', '[1]', '{"receiptId":"x"}', '\0', `{"__proto__":{"a":1}}`, 'x'.repeat(9999)];
	for (const [index, text] of strange.entries()) browser.items[`${OUTBOX}${index}`] = text;
	const { receiptId } = leave(browser.items);
	browser.items[OUTBOX + receiptId] =
		browser.items[OUTBOX + receiptId]?.replace('www.example.co.th', 'me@example.com') ?? '';
	const good = leave(browser.items);
	browser.items['yinyom:losses'] = '<script>';
	browser.items['yinyom:wait'] = 'for ever';
	browser.items['yinyom:receipt'] = '{"receiptId":"';
	const page = await browser.open();
	await browser.pass(5000);
	expect(idsOf(browser.posts)).toEqual([good.receiptId]);
	expect(browser.keys(OUTBOX)).toEqual([]);
	expect(page.decide().losses).toEqual({ expired: 0, dead: strange.length + 1, overflow: 0 });
});

it('has one request under way for what waits, and one for a decision that cannot wait', async () => {
	const browser = createBrowser();
	for (let each = 0; each < 10; each += 1) leave(browser.items);
	browser.latency = 500;
	const page = await browser.open();
	let most = 0;
	let underWay = 0;
	browser.answer = (post) => {
		underWay += 1;
		most = Math.max(most, underWay);
		setTimeout(() => {
			underWay -= 1;
		}, browser.latency - 1);
		return acknowledge(post);
	};
	await browser.pass(2100);
	expect(most).toBe(1);
	// Right after the paint that answers the press, though another is on its way.
	const before = browser.posts.length;
	page.decide();
	await browser.pass(1);
	expect(browser.posts).toHaveLength(before + 1);
	for (let each = 0; each < 5; each += 1) page.decide();
	for (const type of ['online', 'pageshow', 'visibilitychange']) page.tell(type);
	await browser.pass(60_000);
	expect(most).toBe(2);
	expect(new Set(idsOf(browser.posts)).size).toBe(16);
	expect(browser.posts).toHaveLength(16);
	expect(browser.keys(OUTBOX)).toEqual([]);
});

it('goes on at once when the network is back, when the page is, and when somebody looks', async () => {
	vi.spyOn(Math, 'random').mockReturnValue(0.9);
	for (const type of ['online', 'pageshow', 'visibilitychange']) {
		const browser = createBrowser();
		browser.answer = down;
		const page = await browser.open();
		page.decide();
		await browser.pass(10_000);
		browser.answer = acknowledge;
		page.tell(type);
		await browser.pass(100);
		expect(browser.keys(OUTBOX)).toEqual([]);
	}
});

it('fetches nothing more, and posts once, while all goes well', async () => {
	const browser = createBrowser();
	const page = await browser.open();
	page.decide();
	await browser.pass(day);
	expect(browser.posts.map(({ keepalive }) => keepalive)).toEqual([true]);
	expect(page.reports).toEqual([]);
});

it('does without outliving the page at a second attempt: what has a budget may be what failed', async () => {
	const browser = createBrowser();
	browser.answer = down;
	const page = await browser.open();
	page.decide();
	await browser.pass(5000);
	expect(browser.posts.slice(0, 2).map(({ keepalive }) => keepalive)).toEqual([true, false]);
});

it('sends the text that was shown to a receiver that asks for it, and only that', async () => {
	const browser = createBrowser();
	const page = await browser.open();
	const snapshot = {
		layer: 'notice',
		layout: 'bar',
		locale: 'th',
		withdrawalEffectShown: false,
		content: { title: 'คุกกี้', buttons: [['grant-all', 'ยอมรับ']] },
	} as const;
	await page.receipts.shown(snapshot);
	browser.answer = (post) => {
		const { receiptId, notice } = JSON.parse(post.text);
		return { status: 202, body: { acks: [receiptId], need: [notice.noticeDigest, 'sha256-unheard', null, 7] } };
	};
	const { notice } = page.decide({ action: 'denyAll', surface: 'notice' });
	await browser.pass(100);
	expect(browser.posts).toHaveLength(2);
	const document = JSON.parse(browser.posts[1]?.text ?? '');
	expect(document).toEqual({ schema: 'urn:yinyom:notice:1', notice: snapshot });
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(document.notice)));
	expect(notice.noticeDigest).toBe(`sha256-${Buffer.from(hash).toString('base64url')}`);
});

it('names the digest of the receipt before it, whichever page made that', async () => {
	const browser = createBrowser();
	const first = (await browser.open()).decide();
	const second = (await browser.open()).decide();
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(first)));
	expect(second).toMatchObject({
		seq: 2,
		prevReceiptId: first.receiptId,
		prevDigest: `sha256-${Buffer.from(hash).toString('base64url')}`,
	});
});

it('keeps to a bounded storage and one line in the console of a page while a receiver is down for thirty days', async () => {
	const browser = createBrowser();
	browser.answer = down;
	const lines: number[] = [];
	let decisions = 480;
	for (let each = 0; each < decisions; each += 1) leave(browser.items);
	for (let today = 0; today < 30; today += 1) {
		const page = await browser.open();
		page.decide();
		decisions += 1;
		await browser.pass(day);
		lines.push(page.reports.length);
	}
	expect(Math.max(...lines)).toBe(1);
	expect(browser.keys(OUTBOX)).toHaveLength(500);
	// Two bytes a letter: below 1.5 MB.
	expect(browser.letters() * 2).toBeLessThan(1_500_000);
	expect(browser.posts.length).toBeLessThanOrEqual(10 * decisions);
	const page = await browser.open();
	browser.answer = acknowledge;
	expect(page.decide().losses).toEqual({ expired: 0, dead: 0, overflow: decisions - 500 });
	await browser.pass(60_000);
	expect(browser.keys(OUTBOX)).toEqual([]);
}, 120_000);
