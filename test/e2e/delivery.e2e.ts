/**
 * Receipts reach the receiver once each, whatever servers, networks and people do. Short by default; `npm run soak` plays
 * the long forms (YINYOM_SOAK).
 */
import { gzipSync } from 'node:zlib';
import type { Answer } from './harness/content.ts';
import type { Visitor } from './harness/visitor.ts';
import { openFaultyReceiver, seeded } from './faulty-receiver.ts';
import { quiet, waitingReceipts } from './moments.ts';
import { acknowledge, config, en, expect, inOneEngine, page, tag, test } from './page.ts';

const isLong = process.env['YINYOM_SOAK'] !== undefined;
const html = (text: string) => ({ body: text, headers: { 'content-type': 'text/html; charset=utf-8' } });

/** Decides so many times as fast as it can; gives the ids of the receipts, each noted before the page may go. */
const decide = (visitor: Visitor, times: number): Promise<readonly string[]> =>
	visitor.eval(async (count) => {
		const ids: string[] = [];
		const yinyom = await window.yinyom?.ready;
		for (let time = 0; time < count; time += 1) {
			const record = await (time % 2 ? yinyom?.grantAll() : yinyom?.denyAll());
			if (record) ids.push(record.receiptId);
		}
		return ids;
	}, times);

const ready = (visitor: Visitor) => visitor.waitFor(() => Array.isArray(window.yinyom?.grants));

const perTab = isLong ? 500 : 24;

test(`R-2: four tabs, ${perTab} receipts each, a third of all requests failing, a tenth of all answers lost, tabs that close, reload and leave: none lost, none twice`, async ({
	visitor,
	open,
}) => {
	test.setTimeout(isLong ? 1_200_000 : 180_000);
	const seed = Number(process.env['YINYOM_SEED'] ?? Date.now() % 1e6);
	const random = seeded(seed);
	const receiver = await openFaultyReceiver(random);
	receiver.faults = { failing: 0.3, losing: 0.1 };
	const { url } = await open({
		html: page(config() + tag),
		paths: { '/consent': receiver.answer, '/other': () => html(page(config() + tag)) },
	});
	const made: string[] = [];
	const play = async (first: Visitor, canClose: boolean) => {
		let tab = first;
		let left = perTab;
		while (left > 0) {
			await ready(tab);
			const count = Math.min(left, 1 + Math.floor(random() * 12));
			made.push(...(await decide(tab, count)));
			left -= count;
			// Beyond five hundred a browser gives some up, and says so: that is another test's matter.
			while ((await waitingReceipts(tab)) > 300) await quiet(tab, 1000);
			const what = random();
			if (what < 0.2) await tab.reload();
			else if (what < 0.4) await tab.goto(`${url}/other`);
			else if (what < 0.5 && canClose) {
				const next = await tab.newTab();
				await tab.closeTab();
				tab = next;
				await tab.goto(url);
			} else if (what < 0.7) await quiet(tab, random() * 1000);
		}
	};
	const others = [await visitor.newTab(), await visitor.newTab(), await visitor.newTab()];
	for (const other of others) await other.goto(url);
	await Promise.all([play(visitor, false), ...others.map((other) => play(other, true))]);

	// Whatever still waits arrives with one later page.
	receiver.faults = { failing: 0, losing: 0 };
	await visitor.goto(url);
	await expect.poll(() => waitingReceipts(visitor), { timeout: isLong ? 300_000 : 60_000 }).toBe(0);
	const rows = await receiver.rows();
	const posts = made.reduce((sum, id) => sum + (receiver.posts.get(id) ?? 0), 0) / made.length;
	console.log(`R-2 (seed ${seed}): ${made.length} receipts, ${rows.length} rows, ${posts.toFixed(2)} posts a receipt`);
	expect(await visitor.eval(() => localStorage.getItem('yinyom:losses'))).toBeNull();
	expect(made).toHaveLength(4 * perTab);
	expect(rows.toSorted()).toEqual(made.toSorted());
	expect(posts).toBeLessThanOrEqual(4);
	await receiver.close();
});

const leaves = isLong ? 100 : 8;

test(`R-4: who leaves in the same task as the click, ${leaves} times, leaves every receipt`, async ({
	visitor,
	open,
}) => {
	test.setTimeout(isLong ? 600_000 : 120_000);
	const receiver = await openFaultyReceiver(() => 1);
	const { url } = await open({
		html: page(config() + tag),
		paths: {
			// As far away as another continent.
			'/consent': async (hit) => ({ ...(await receiver.answer(hit)), delay: 300 }),
			'/away': () => html(page('')),
		},
	});
	const made: string[] = [];
	for (let time = 0; time < leaves; time += 1) {
		if (time) await visitor.goto(url);
		await visitor.waitFor(() => Array.isArray(window.yinyom?.grants));
		await visitor.eval(() => window.yinyom?.open('notice').then(() => true));
		await visitor.waitVisible(en.denyAll);
		// A digest that is not there yet would make the click wait for it, and the leaving come later.
		await quiet(visitor, 100);
		await visitor.eval(() => {
			document.addEventListener('yinyom:receipt', ({ detail }) => {
				if (detail.status !== 'pending') return;
				sessionStorage.setItem('made', detail.receipt.receiptId);
				location.href = '/away';
			});
		});
		await visitor.click(en.denyAll);
		await visitor.waitFor(() => location.pathname === '/away' && document.readyState === 'complete');
		made.push(await visitor.eval(() => sessionStorage.getItem('made') ?? ''));
	}
	await quiet(visitor, 1000);
	const atOnce = new Set(await receiver.rows()).size;
	await visitor.goto(url);
	// One after the other, at the distance of a continent.
	await expect.poll(() => waitingReceipts(visitor), { timeout: leaves * 1000 }).toBe(0);
	console.log(`R-4 (${visitor.engine}): ${atOnce} of ${leaves} there before the next page, the rest with it`);
	expect((await receiver.rows()).toSorted()).toEqual(made.toSorted());
	await receiver.close();
});

const id = /"receiptId":"([^"]*)"/;
const json = { 'content-type': 'application/json' };
/** 20 MB of spaces in 20 kB. */
const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));

/** What every answer that a server can give means: `stored`, `waits` or `refused`. */
const table: readonly (readonly [
	what: string,
	answer: (body: string) => Answer,
	becomes: 'stored' | 'waits' | 'refused',
])[] = [
	...Array.from({ length: 400 }, (_, index) => index + 200)
		// One of each kind in the short form; the unit tests know all of 100 to 599.
		.filter(
			(status) =>
				isLong ||
				[
					200, 201, 202, 204, 206, 226, 299, 300, 304, 307, 400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 418, 422,
					425, 429, 451, 500, 502, 503, 504, 511, 599,
				].includes(status),
		)
		.map((status) => {
			const isBare = status === 204 || status === 205 || status === 304;
			return [
				`${status}`,
				(body: string) =>
					isBare ? { status } : { ...acknowledge(body), status, headers: { ...json, location: '/portal' } },
				status < 300 && !isBare ? 'stored' : [400, 409, 413, 415, 422].includes(status) ? 'refused' : 'waits',
			] as const;
		}),
	[
		'a sign-in page with 200',
		() => ({ body: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } }),
		'waits',
	],
	[
		'another id',
		() => ({ body: '{"ok":true,"acks":["00000000-0000-4000-8000-000000000000"]}', headers: json }),
		'waits',
	],
	[
		'a rejection by id',
		(body) => ({ body: `{"acks":[],"rejects":[{"id":"${id.exec(body)?.[1]}","code":"invalid"}]}`, headers: json }),
		'refused',
	],
	['half an answer', (body) => ({ body: `${acknowledge(body).body}`.slice(0, -20), headers: json }), 'waits'],
	[
		'a body that breaks off',
		(body) => ({ body: `${acknowledge(body).body}`, headers: { ...json, 'content-length': '4000' }, fault: 'cut' }),
		'waits',
	],
	['a gzip bomb', () => ({ body: bomb, headers: { ...json, 'content-encoding': 'gzip' } }), 'waits'],
	['no answer at all', () => ({ fault: 'reset' }), 'waits'],
];

test(
	'R-6: every answer is what the table says, and a redirect leads nowhere',
	inOneEngine,
	async ({ visitor, open }) => {
		test.setTimeout(isLong ? 900_000 : 120_000);
		let answer: (body: string) => Answer = () => ({ status: 500 });
		const { site } = await open({
			html: page(config() + tag),
			paths: { '/consent': ({ body }) => answer(body), '/portal': () => html(page('')) },
		});
		await visitor.click(en.denyAll);
		const state = () => {
			const keys = Object.keys(localStorage);
			if (keys.some((key) => key.startsWith('yinyom:outbox:'))) return 'waits';
			return keys.some((key) => key.startsWith('yinyom:dead:')) ? 'refused' : 'stored';
		};
		for (const [what, next, becomes] of table) {
			answer = next;
			// A page of its own for each: what one answer taught must not reach the next.
			await visitor.eval(() => {
				for (const key of Object.keys(localStorage))
					if (/^yinyom:(outbox|dead|wait)/.test(key)) localStorage.removeItem(key);
				indexedDB.deleteDatabase('yinyom');
			});
			await visitor.reload();
			await ready(visitor);
			const before = site.hits('/consent').length;
			await decide(visitor, 1);
			await expect.poll(() => site.hits('/consent').length, what).toBeGreaterThan(before);
			if (becomes === 'waits') await quiet(visitor, 150);
			await expect.poll(() => visitor.eval(state), what).toBe(becomes);
		}
		expect(site.hits('/portal')).toEqual([]);
	},
);

test('R-7: a receipt that is refused, and one that always fails, hold up no other', async ({ visitor, open }) => {
	const sick: string[] = [];
	let isDown = true;
	const { site } = await open({
		html: page(config() + tag),
		paths: {
			'/consent': ({ body }) => {
				const at = sick.findIndex((each) => body.includes(`"receiptId":"${each}"`));
				if (isDown || at === 1) return { status: 500 };
				return at === 0 ? { status: 422 } : acknowledge(body);
			},
		},
	});
	await ready(visitor);
	const ids = await decide(visitor, 50);
	sick.push(...ids.slice(0, 2));
	isDown = false;
	await visitor.reload();
	await ready(visitor);
	await expect.poll(() => waitingReceipts(visitor), { timeout: 15_000 }).toBe(1);
	const dead = () =>
		Object.keys(localStorage)
			.filter((key) => key.startsWith('yinyom:dead:'))
			.map((key) => key.split(':').at(-1));
	expect(await visitor.eval(dead)).toEqual([sick[0]]);
	site.forgetHits();
	expect(await visitor.eval(() => window.yinyom?.denyAll().then(() => true))).toBe(true);
	await expect
		.poll(() => site.hits('/consent').map(({ body }) => JSON.parse(body).losses))
		.toContainEqual({ expired: 0, dead: 1, overflow: 0 });
});

test('the text that was shown goes to a receiver that lacks it, and is the one that the digest is of', async ({
	visitor,
	open,
}) => {
	const documents: string[] = [];
	await open({
		html: page(config() + tag),
		paths: {
			'/consent': ({ body }) => {
				if (body.startsWith('{"notice"')) {
					documents.push(body);
					return { body: '{"acks":[]}', headers: json };
				}
				const { receiptId, notice } = JSON.parse(body);
				return { status: 202, body: JSON.stringify({ acks: [receiptId], need: [notice.noticeDigest] }), headers: json };
			},
		},
	});
	const receipts: { notice: { noticeDigest: string } }[] = [];
	await visitor.click(en.settings);
	await visitor.click(en.save);
	await expect.poll(() => documents.length).toBe(1);
	receipts.push(await visitor.eval(() => JSON.parse(localStorage.getItem('yinyom:receipt') ?? '')));
	const { schema, notice } = JSON.parse(documents[0] ?? '');
	expect(schema).toBe('urn:yinyom:notice:1');
	const { canonicalJson } = await import('../../src/consent/canonical-json.ts');
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(notice)));
	expect(receipts[0]?.notice.noticeDigest).toBe(`sha256-${Buffer.from(hash).toString('base64url')}`);
	expect(notice).toMatchObject({
		layer: 'preferences',
		layout: 'dialog',
		locale: 'en',
		withdrawalEffectShown: true,
		content: {
			buttons: [
				['grant-all', 'Accept all'],
				['deny-all', 'Reject all'],
				['save', 'Save my choice'],
			],
		},
	});
	// What a person chose before is not what everybody is shown.
	await visitor.eval(() => window.yinyom?.open().then(() => true));
	await visitor.click(en.denyAll);
	await expect.poll(() => documents.length).toBe(2);
	expect(documents[1]).toBe(documents[0]);
});

test('each receipt names the one before it by id and digest, whichever tab made that, and none is counted twice', async ({
	visitor,
	open,
}) => {
	const { url, site } = await open({ html: page(config() + tag) });
	const other = await visitor.newTab();
	await other.goto(url);
	// Both tabs may post the same one; its id says so (`src/README.md`, 110).
	const posted = () => [...new Set(site.hits('/consent').map(({ body }) => body))];
	for (let time = 0; time < 6; time += 1) {
		const tab = time % 2 ? other : visitor;
		await ready(tab);
		await decide(tab, 1);
		await expect.poll(() => posted().length).toBe(time + 1);
		// The other tab has heard of it, and has its digest.
		await quiet(tab, 150);
	}
	const receipts = posted().map((body) => ({ body, receipt: JSON.parse(body) }));
	expect(receipts.map(({ receipt }) => receipt.seq)).toEqual([1, 2, 3, 4, 5, 6]);
	for (const [index, { receipt }] of receipts.entries()) {
		const before = receipts[index - 1];
		const hash = before && (await crypto.subtle.digest('SHA-256', new TextEncoder().encode(before.body)));
		expect(receipt.prevReceiptId).toBe(before?.receipt.receiptId ?? null);
		expect(receipt.prevDigest).toBe(hash ? `sha256-${Buffer.from(hash).toString('base64url')}` : null);
		expect(receipt.notice.configDigest).toBe(receipts[0]?.receipt.notice.configDigest);
	}
});

test('nothing is left in a browser whose person has decided nothing: no cookie, no database, no receipt', async ({
	visitor,
	open,
}) => {
	const { site } = await open({ html: page(config() + tag) });
	await visitor.waitVisible(en.denyAll);
	await visitor.click(en.settings);
	await visitor.waitVisible(en.save);
	await quiet(visitor, 2500);
	const left = () =>
		indexedDB.databases().then((databases) => ({
			// WebKit lists one that was looked for and never made, as version 0.
			databases: databases.flatMap(({ name, version }) => (version ? [name] : [])),
			keys: Object.keys(localStorage).filter((key) => !key.startsWith('yinyom:label:')),
			cookie: document.cookie,
		}));
	expect(await visitor.eval(left)).toEqual({ databases: [], keys: [], cookie: '' });
	expect(site.hits('/yinyom-outbox.js')).toEqual([]);
	if (visitor.can.console) expect(await visitor.errors()).toEqual([]);
});
