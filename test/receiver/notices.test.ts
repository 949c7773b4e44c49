import { createHash } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { canonicalJson } from '../../src/consent/canonical-json.ts';
import { createReceiver, type Handler, type LogEntry, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import { post, postRequest } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';

let store: ReceiptStore;
let log: LogEntry[];
let handler: Handler;

beforeEach(() => {
	store = sqliteStore(':memory:');
	log = [];
	handler = createReceiver({ store, log: (entry) => log.push(entry) });
	return () => store.close();
});

const token = 'k7Qm2Zx9Lw4Rt8Vb3Nc6Hd1Fg5Js0Pye';
const notice = {
	layer: 'notice',
	locale: 'th',
	layout: 'bar',
	withdrawalEffectShown: false,
	content: {
		title: 'คุกกี้',
		buttons: [
			['grant-all', 'ยอมรับ'],
			['deny-all', 'ปฏิเสธ'],
		],
	},
};
const digestOf = (value: unknown) => `sha256-${createHash('sha256').update(canonicalJson(value)).digest('base64url')}`;
const upload = (value: unknown, more = {}) => ({ notice: value, schema: 'urn:yinyom:notice:1', ...more });
const naming = (digest: string | null) => {
	const receipt = sampleReceipt();
	return { ...receipt, notice: { ...receipt.notice, noticeDigest: digest } };
};

it('answers 202 and asks for the text of a notice it has not got, and acknowledges the receipt all the same', async () => {
	const receipt = naming(digestOf(notice));
	const { response, answer } = await post(handler, receipt);
	expect(response.status).toBe(202);
	expect(answer).toEqual({ ok: true, acks: [receipt.receiptId], rejects: [], need: [digestOf(notice)] });
	expect(await store.count()).toBe(1);
});

it('asks again when the same receipt comes again, and for each text once in a batch', async () => {
	const receipt = naming(digestOf(notice));
	await post(handler, receipt);
	expect((await post(handler, receipt)).response.status).toBe(202);
	const { answer } = await post(handler, [receipt, naming(digestOf(notice)), naming(null), {}]);
	expect(answer.need).toEqual([digestOf(notice)]);
	expect(answer.acks).toHaveLength(3);
	expect(answer.rejects).toHaveLength(1);
});

it('does not ask for what only a refused receipt names', async () => {
	const receipt = sampleReceipt();
	await post(handler, receipt);
	const other = { ...receipt, notice: { ...receipt.notice, noticeDigest: digestOf(notice) } };
	expect((await post(handler, [other])).answer).toMatchObject({ acks: [], need: [] });
});

it('takes the text that a receipt names: 201, then 200, and asks no more', async () => {
	await post(handler, naming(digestOf(notice)));
	for (const status of [201, 200]) {
		const { response, answer } = await post(handler, upload(notice));
		expect(response.status).toBe(status);
		expect(answer).toEqual({ ok: true, acks: [digestOf(notice)], rejects: [], need: [] });
	}
	expect(JSON.parse((await store.notice(digestOf(notice))) ?? '')).toEqual(notice);
	const { response, answer } = await post(handler, naming(digestOf(notice)));
	expect(response.status).toBe(201);
	expect(answer.need).toEqual([]);
});

it('asks for no text of another process that was sent meanwhile', async () => {
	const other = createReceiver({ store });
	await post(handler, naming(digestOf(notice)));
	await post(other, upload(notice));
	expect((await post(handler, naming(digestOf(notice)))).answer.need).toEqual([]);
});

it('takes it as application/json and in whatever order its keys come', async () => {
	await post(handler, naming(digestOf(notice)));
	const turned = Object.fromEntries(Object.entries(notice).toReversed());
	const { response } = await post(handler, upload(turned), { 'content-type': 'application/json' });
	expect(response.status).toBe(201);
});

it('answers 422 to a text that no receipt names, and keeps nothing of it', async () => {
	const { response, answer } = await post(handler, upload(notice));
	expect(response.status).toBe(422);
	expect(answer.type).toBe('urn:yinyom:problem:unasked');
	expect(await store.notice(digestOf(notice))).toBeUndefined();
});

it('takes any text from who has the token', async () => {
	const owned = createReceiver({ store, token });
	const { response } = await post(owned, upload(notice), { authorization: `Bearer ${token}` });
	expect(response.status).toBe(201);
	expect(await store.notice(digestOf(notice))).toBeDefined();
});

it.each([`Bearer ${token}x`, `Bearer ${token.slice(1)}`, 'Bearer', '', token, `Basic ${btoa(`:${token}x`)}`])(
	'answers 401 to another token, even for a text that a receipt names: %j',
	async (authorization) => {
		const owned = createReceiver({ store, token });
		await post(owned, naming(digestOf(notice)));
		const { response } = await post(owned, upload(notice), { authorization });
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toBe('Bearer');
		expect(await store.notice(digestOf(notice))).toBeUndefined();
	},
);

it('answers 401 to every token when it has none', async () => {
	expect((await post(handler, upload(notice), { authorization: `Bearer ${token}` })).response.status).toBe(401);
});

it('knows a notice by its text and not by what is claimed', async () => {
	await post(handler, naming(digestOf(notice)));
	const { response } = await post(handler, upload(notice, { digest: digestOf('other') }));
	expect(response.status).toBe(422);
	const changed = { ...notice, content: { ...notice.content, title: 'x' } };
	expect((await post(handler, upload(changed))).response.status).toBe(422);
});

it.each<[string, unknown]>([
	['a text', 'notice'],
	['a list', [notice]],
	['null', null],
	['nothing', undefined],
	['a text with NUL', { ...notice, locale: 'th\u0000' }],
	['a key with NUL', { ...notice, 'a\u0000': 1 }],
])('answers 422 to %s, even with the token', async (_, value) => {
	const owned = createReceiver({ store, token });
	const { response, answer } = await post(owned, upload(value), { authorization: `Bearer ${token}` });
	expect(response.status).toBe(422);
	expect(answer.problems).toHaveLength(1);
});

it('answers 422 to a notice of twenty thousand levels', async () => {
	const deep = `{"notice":{"a":${'['.repeat(2e4)}${']'.repeat(2e4)}},"schema":"urn:yinyom:notice:1"}`;
	expect((await post(handler, deep)).response.status).toBe(422);
});

it('takes a notice of up to 64 KiB, and receipts of up to 32 KiB still', async () => {
	const owned = createReceiver({ store, token });
	const authorization = `Bearer ${token}`;
	const empty = JSON.stringify(upload({ text: '' })).length;
	const sized = (size: number) => postRequest(upload({ text: 'x'.repeat(size - empty) }), { authorization });
	expect((await owned(sized(64 * 1024))).status).toBe(201);
	const refused = await owned(sized(64 * 1024 + 1));
	expect(refused.status).toBe(413);
	expect((await refused.json()).detail).toContain('65536 for the text of a notice');
	const batch = JSON.stringify(Array.from({ length: 16 }, () => sampleReceipt()));
	expect((await owned(postRequest(batch.padEnd(32 * 1024)))).status).toBe(201);
	expect((await owned(postRequest(batch.padEnd(32 * 1024 + 1)))).status).toBe(413);
});

it('answers 503 when the text could not be kept, and acknowledges a receipt although it cannot tell what is missing', async () => {
	const failing = () => Promise.reject(new Error('disk is full'));
	const broken = createReceiver({ store: { ...store, putNotices: failing, missingNotices: failing } });
	expect((await post(broken, upload(notice))).response.status).toBe(503);
	const { response, answer } = await post(broken, naming(digestOf(notice)));
	expect(response.status).toBe(201);
	expect(answer.need).toEqual([]);
});

it('logs what became of it, and nothing of what it says', async () => {
	await post(handler, upload(notice));
	await post(handler, naming(digestOf(notice)));
	await post(handler, upload(notice));
	expect(log.map((entry) => [entry.status, entry.notice])).toEqual([
		[422, 'unasked'],
		[202, undefined],
		[201, 'new'],
	]);
	expect(JSON.stringify(log)).not.toContain('sha256-');
});
