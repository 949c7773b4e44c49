import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import { sha256 } from '../../../src/receiver/sha256.ts';
import { createOwnerPage, type ReceiptStore, sqliteStore } from '../../../src/receiver.ts';
import { kept } from './seeded.ts';

const token = '5f1f0c7e9b2d4a6880c3e7d1b5a9f2c4d6e8f0a1b3c5d7e9';
const now = () => Date.parse('2026-11-25T12:00:00Z');

let store: ReceiptStore;
let page: (request: Request) => Promise<Response>;

beforeEach(() => {
	store = sqliteStore(':memory:');
	page = createOwnerPage({ store, token, now });
});
afterEach(() => store.close());

const ask = (path: string, init: RequestInit = {}) =>
	page(new Request(`http://127.0.0.1:8788${path}`, { headers: { authorization: `Bearer ${token}` }, ...init }));
const read = async (path: string) => (await ask(path)).text();

const everyPath = [
	'/',
	'/?days=7',
	'/style.css',
	'/search?id=x',
	'/receipt/x',
	'/consent/x',
	'/notice/x',
	'/nothing',
	'//',
	'/..%2f',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

it('V-11: tells nothing to whoever does not have the token, on any path, by any method', async () => {
	await store.put([await kept()]);
	const wrong = [
		{},
		{ authorization: `Bearer ${token.slice(1)}` },
		{ authorization: `Basic ${btoa(':')}` },
		{ authorization: token },
		{ cookie: `token=${token}` },
	];
	for (const path of everyPath)
		for (const method of methods)
			for (const headers of wrong) {
				const response = await ask(path, { method, headers: headers as Record<string, string> });
				expect(response.status).toBe(401);
				expect(response.headers.get('www-authenticate')).toMatch(/^Basic /);
				expect(await response.text()).not.toMatch(/sha256|example/);
			}
});

it('takes the token as a password too, with any user name, so that a browser can open it', async () => {
	expect((await ask('/', { headers: { authorization: `Basic ${btoa(`owner:${token}`)}` } })).status).toBe(200);
});

it('V-11, D-20: is not made with a token that is short or can be guessed', () => {
	for (const bad of ['', 'short', 'changeme-changeme-changeme-changeme', 'a'.repeat(64)])
		expect(() => createOwnerPage({ store, token: bad })).toThrow(RangeError);
});

it('D-10: has nothing that a form of another site could change: every method that writes is refused', async () => {
	for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
		for (const path of everyPath) expect((await ask(path, { method })).status).toBe(405);
	expect(
		(
			await ask('/', {
				method: 'GET',
				headers: { authorization: `Bearer ${token}`, 'x-http-method-override': 'DELETE' },
			})
		).status,
	).toBe(200);
});

it('allows no script, no frame, no other address, and nothing to be kept, whatever it shows', async () => {
	for (const path of everyPath.slice(0, 8)) {
		const { headers } = await ask(path);
		expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
		expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src|\*/);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('set-cookie')).toBeNull();
		expect(headers.get('access-control-allow-origin')).toBeNull();
	}
	expect(await read('/')).not.toMatch(/<script|style=|https?:/);
});

it('counts by day, layer, language and notice, and names no person', async () => {
	await store.put([
		await kept({ event: { state: 'given', surface: 'notice' } }),
		await kept({ event: { state: 'refused', surface: 'notice' }, notice: { locale: 'en' } }),
		await kept({ event: { state: 'withdrawn' } }, '2026-11-24T23:59:59.000Z'),
		await kept({ event: { state: 'given' } }, '2026-10-01T00:00:00.000Z'),
	]);
	const text = await read('/');
	expect(text).toContain('<strong>3</strong>decisions');
	expect(text).toContain('<strong>50.0 %</strong>granted something');
	expect(text).toContain('<strong>1</strong>withdrawals');
	expect(text).toContain('<strong>4</strong>receipts kept in all');
	for (const name of ['2026-11-25', '2026-11-24', 'notice', 'preferences', 'th', 'en'])
		expect(text).toContain(`<td class="name">${name}</td>`);
	expect(text).not.toContain('2026-10-01');
	expect(await read('/?days=90')).toContain('2026-10-01');
	for (const { receiptId, consentId } of await store.list({ limit: 10 })) {
		expect(text).not.toContain(receiptId);
		expect(text).not.toContain(consentId);
	}
});

it('keeps to one site when it is asked to', async () => {
	await store.put([
		await kept(),
		await kept({ scope: { site: 'other.example', jurisdiction: 'TH', ruleset: 'th-pdpa/1' } }),
	]);
	expect(await read('/?site=other.example')).toContain('<strong>1</strong>decisions');
	expect(await read('/?site=nobody.example')).toContain('No receipts in this time');
});

it('finds a receipt and a browser by their ids, in either case', async () => {
	const one = await kept({ seq: 1 });
	const two = await kept({ seq: 2, consentId: one.consentId });
	await store.put([one, two]);
	expect(await read(`/search?id=%20${one.receiptId.toUpperCase()}%20`)).toContain(
		`<h1>Receipt <code>${one.receiptId}</code></h1>`,
	);
	const browser = await read(`/search?id=${one.consentId}`);
	expect(browser).toContain(one.receiptId);
	expect(browser.indexOf(two.receiptId)).toBeLessThan(browser.indexOf(one.receiptId));
	expect((await ask(`/search?id=${crypto.randomUUID()}`)).status).toBe(404);
	expect((await ask("/search?id=' OR 1=1 --")).status).toBe(404);
});

async function keepNotice(notice: unknown): Promise<string> {
	const body = canonicalJson(notice);
	const digest = await sha256(body);
	await store.putNotices([{ digest, body, receivedAt: '2026-11-25T00:00:00.000Z' }], { onlyNamed: false });
	return digest;
}

it('shows the text of a notice as it was shown, in the order of the screen, and that it is the very text', async () => {
	const digest = await keepNotice({
		layer: 'notice',
		layout: 'notice-bottom',
		locale: 'th',
		withdrawalEffectShown: false,
		content: {
			title: 'คุกกี้บนเว็บไซต์นี้',
			body: 'เราใช้คุกกี้',
			policy: { label: 'นโยบาย', url: 'https://shop.example/privacy' },
			buttons: [
				['grant-all', 'ยอมรับทั้งหมด'],
				['deny-all', 'ปฏิเสธทั้งหมด'],
			],
		},
	});
	const text = await read(`/notice/${digest}`);
	const places = ['คุกกี้บนเว็บไซต์นี้', 'เราใช้คุกกี้', 'นโยบาย (https://shop.example/privacy)', 'ยอมรับทั้งหมด', 'ปฏิเสธทั้งหมด'].map(
		(part) => text.indexOf(part),
	);
	expect(places).toEqual([...places].sort((a, b) => a - b));
	expect(places[0]).toBeGreaterThan(0);
	expect(text).toContain('Verified');
	expect(text).toContain('lang="th"');
	expect(text).not.toContain('href="https:');
});

it('shows a category as a person read it: what is always on in words, and a service without its id', async () => {
	const service = {
		id: 'meta-pixel',
		name: 'Meta Pixel',
		vendor: 'Meta',
		privacyUrl: 'https://www.facebook.com/privacy',
	};
	const category = { purpose: '', effect: null, summary: '', services: [] };
	const digest = await keepNotice({
		layer: 'preferences',
		layout: 'dialog',
		locale: 'en',
		content: {
			always: 'Always on',
			categories: [
				{ ...category, id: 'necessary', label: 'Necessary', isAlways: true },
				{ ...category, id: 'marketing', label: 'Marketing', isAlways: false, services: [service] },
			],
		},
	});
	const [shown = ''] = (await read(`/notice/${digest}`)).split('<h2>Digest</h2>');
	expect(shown).toMatch(/Necessary<\/h3><p class="quiet">Always on</);
	expect(shown).toContain('Meta Pixel (https://www.facebook.com/privacy) · Meta');
	expect(shown).not.toMatch(/>(true|false)<|meta-pixel/);
});

it('says so when the text of a notice is not the one that its digest names', async () => {
	const digest = `sha256-${'x'.repeat(43)}`;
	await store.putNotices([{ digest, body: '{"content":{"title":"other"}}', receivedAt: '2026-11-25T00:00:00.000Z' }], {
		onlyNamed: false,
	});
	expect(await read(`/notice/${digest}`)).toContain('does NOT have the digest');
});

const ours = new Set(
	'html head meta title link body header a form label input button main h1 h2 h3 select option ul li strong svg rect p div table thead tbody tr th td small code dl dt dd pre article section'.split(
		' ',
	),
);

/** Elements, attributes and addresses that no page of ours has, as a browser's parser sees them. */
function strangeMarkup(text: string): readonly string[] {
	const strange: string[] = [];
	const visit = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document) => {
		if ('tagName' in node) {
			if (!ours.has(node.tagName)) strange.push(node.tagName);
			for (const { name, value } of node.attrs) {
				if (/^(on|style)/.test(name)) strange.push(name);
				if (/^(href|src|action)$/.test(name) && !/^\/(?!\/)/.test(value)) strange.push(value);
			}
		}
		if ('childNodes' in node) node.childNodes.forEach(visit);
	};
	visit(parse(text));
	return strange;
}

const hostile = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='x",
	'</title></article><svg/onload=1>',
	'&lt;b&gt;',
	'\u202Eevil\u0000\u001b[2J',
];

it('D-11: whatever is kept is text, in every place where it is shown', async () => {
	for (const [index, bad] of hostile.entries()) {
		const entry = await kept({}, '2026-11-25T04:00:00.000Z');
		const body = canonicalJson({
			event: { surface: bad },
			notice: { locale: bad },
			decisions: [{ id: bad, status: bad, services: { [bad]: true } }],
		});
		// What nobody could post, but who holds the database could write.
		await store.put([
			{
				...entry,
				site: bad,
				state: bad,
				eventTime: bad,
				noticeDigest: bad.replaceAll('\0', ''),
				body: body.replaceAll('\\u0000', ''),
				bodyHash: bad,
			},
		]);
		const digest = await keepNotice({
			layer: bad,
			layout: bad,
			locale: bad,
			[bad]: bad,
			content: {
				title: bad,
				body: bad,
				buttons: [[bad, bad]],
				categories: [{ id: bad, label: bad, services: [[{ text: bad, url: `javascript:${bad}` }]] }],
				[bad]: { [bad]: bad },
			},
		});
		for (const path of [
			'/',
			`/?site=${encodeURIComponent(bad)}`,
			`/search?id=${encodeURIComponent(bad)}`,
			`/receipt/${entry.receiptId}`,
			`/consent/${entry.consentId}`,
			`/notice/${digest}`,
		]) {
			const text = await read(path);
			expect(strangeMarkup(text), `${index} ${path}`).toEqual([]);
			for (const code of [0, 27, 0x202e]) expect(text).not.toContain(String.fromCharCode(code));
		}
	}
});

it('shows a body that somebody made unreadable, and goes on counting', async () => {
	const entry = await kept();
	await store.put([{ ...entry, body: '{"event"' }, await kept({ event: { state: 'given' } })]);
	expect(await read(`/receipt/${entry.receiptId}`)).toContain('what is kept is no receipt');
	expect(await read('/')).toContain('<strong>2</strong>decisions');
});

it('says what verifying came to, and before that that nobody did', async () => {
	expect(await read('/')).toContain('not yet verified');
	const verdict = { isWhole: true, entries: 5, signed: 4, waiting: 1, findings: [], alarms: 0 };
	page = createOwnerPage({ store, token, now, verify: async () => verdict });
	expect(await read('/')).toContain('not yet verified');
	await expect.poll(() => read('/')).toContain('<strong>unchanged</strong>5 entries, 4 under a checkpoint, 1 waiting');
	page = createOwnerPage({
		store,
		token,
		now,
		verify: async () => ({
			...verdict,
			isWhole: false,
			alarms: 2,
			findings: [{ kind: 'content', severity: 'alarm', pos: 3, what: 'receipt 3 was <changed>' }],
		}),
	});
	await read('/');
	await expect.poll(() => read('/')).toContain('<strong>2 alarms</strong>');
	expect(await read('/')).toContain('receipt 3 was &lt;changed&gt;');
	page = createOwnerPage({ store, token, now, verify: () => Promise.reject(new Error('locked')) });
	await read('/');
	await expect.poll(() => read('/')).toContain('could not verify');
});

it('says that the store does not answer, without its words', async () => {
	const { list } = store;
	Object.assign(store, { list: () => Promise.reject(new Error('password authentication failed for "yinyom"')) });
	const response = await ask(`/receipt/${crypto.randomUUID()}`);
	expect(response.status).toBe(503);
	expect(await response.text()).not.toContain('password');
	Object.assign(store, { list });
});
