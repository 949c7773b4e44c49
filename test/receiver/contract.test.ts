import { beforeEach, describe, expect, it } from 'vitest';
import { createReceiver, type Handler, type LogEntry, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import { post, postRequest } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';

let store: ReceiptStore;
let log: LogEntry[];
let handler: Handler;

beforeEach(() => {
	store = sqliteStore(':memory:');
	log = [];
	handler = createReceiver({ store, log: (entry) => log.push(entry), now: () => Date.UTC(2026, 10, 22) });
	return () => store.close();
});

const failing = (message: string): ReceiptStore => ({ ...store, put: () => Promise.reject(new Error(message)) });

describe('a single receipt', () => {
	it('answers 201 and echoes the id of a new one', async () => {
		const receipt = sampleReceipt();
		const { response, answer } = await post(handler, receipt);
		expect(response.status).toBe(201);
		expect(response.headers.get('content-type')).toBe('application/json');
		expect(answer).toEqual({ ok: true, acks: [receipt.receiptId], rejects: [], need: [] });
		expect(await store.count()).toBe(1);
	});

	it('takes application/json as well', async () => {
		const { response } = await post(handler, sampleReceipt(), { 'content-type': 'application/json' });
		expect(response.status).toBe(201);
	});

	it('answers 200 when it is known, in whatever order its keys come', async () => {
		const receipt = sampleReceipt();
		await post(handler, receipt);
		const { response, answer } = await post(handler, Object.fromEntries(Object.entries(receipt).toReversed()));
		expect(response.status).toBe(200);
		expect(answer).toEqual({ ok: true, acks: [receipt.receiptId], rejects: [], need: [] });
		expect(await store.count()).toBe(1);
	});

	it('answers 409 when the same id comes with another body, and keeps the first', async () => {
		const receipt = sampleReceipt();
		await post(handler, receipt);
		const { response, answer } = await post(handler, { ...receipt, seq: 2 });
		expect(response.status).toBe(409);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(answer).toMatchObject({ type: 'urn:yinyom:problem:mismatch', status: 409, id: receipt.receiptId });
		expect((await store.list({ limit: 1 }))[0]).toMatchObject({ seq: 1 });
	});

	it('answers 422 and names what is wrong, what was expected and what came', async () => {
		const receipt = sampleReceipt();
		const { response, answer } = await post(handler, { ...receipt, event: { ...receipt.event, time: 'yesterday' } });
		expect(response.status).toBe(422);
		expect(answer).toMatchObject({
			type: 'urn:yinyom:problem:invalid',
			id: receipt.receiptId,
			detail: 'event.time is "yesterday"; expected an ISO 8601 time in UTC, such as 2026-11-22T04:12:31.204Z.',
			problems: [{ at: 'event.time', received: '"yesterday"' }],
		});
		expect(await store.count()).toBe(0);
	});

	it('is dated by the receiver, numbered, and kept as canonical JSON', async () => {
		const receipt = sampleReceipt();
		await post(handler, receipt);
		const [stored] = await store.list({ limit: 10 });
		expect(stored).toMatchObject({ serverSeq: 1, receivedAt: '2026-11-22T00:00:00.000Z', site: receipt.scope.site });
		expect(JSON.parse(stored?.body ?? '')).toEqual(receipt);
		expect(stored?.body).toMatch(/^\{"consentId":.*"prevDigest":null.*\}$/);
		expect(stored?.bodyHash).toMatch(/^sha256-[\w-]{43}$/);
	});
});

describe('a batch', () => {
	it('of 16 is kept whole', async () => {
		const receipts = Array.from({ length: 16 }, () => sampleReceipt());
		const { response, answer } = await post(handler, receipts);
		expect(response.status).toBe(201);
		expect(answer.acks).toEqual(receipts.map((each) => each.receiptId));
	});

	it.each([0, 17])('of %i is refused with 422 and nothing is kept', async (length) => {
		const { response, answer } = await post(
			handler,
			Array.from({ length }, () => sampleReceipt()),
		);
		expect(response.status).toBe(422);
		expect(answer.detail).toBe(`The array holds ${length} receipts; expected 1 to 16.`);
		expect(await store.count()).toBe(0);
	});

	it('answers 200 when all were known', async () => {
		const receipts = [sampleReceipt(), sampleReceipt()];
		await post(handler, receipts);
		const { response, answer } = await post(handler, receipts);
		expect(response.status).toBe(200);
		expect(answer.acks).toHaveLength(2);
	});

	it('lists what it does not keep and acknowledges the rest', async () => {
		const [known, fresh, broken] = [sampleReceipt(), sampleReceipt(), sampleReceipt()];
		await post(handler, known);
		const { response, answer } = await post(handler, [{ ...known, seq: 9 }, fresh, { ...broken, seq: 0 }, 'receipt']);
		expect(response.status).toBe(201);
		expect(answer).toEqual({
			ok: true,
			acks: [fresh.receiptId],
			rejects: [
				{ id: known.receiptId, code: 'mismatch' },
				{ id: broken.receiptId, code: 'invalid' },
				{ id: null, code: 'invalid' },
			],
			need: [],
		});
	});

	it('may hold the same receipt twice: it is kept and acknowledged once', async () => {
		const receipt = sampleReceipt();
		const { answer } = await post(handler, [receipt, receipt]);
		expect(answer.acks).toEqual([receipt.receiptId]);
		expect(await store.count()).toBe(1);
	});

	it('echoes no id that is none', async () => {
		const { answer } = await post(handler, [sampleReceipt({ receiptId: '<img src=x>' })]);
		expect(answer.rejects).toEqual([{ id: null, code: 'invalid' }]);
	});

	it('of one that is invalid answers 200 with the reason listed', async () => {
		const { response, answer } = await post(handler, [{}]);
		expect(response.status).toBe(200);
		expect(answer).toEqual({ ok: true, acks: [], rejects: [{ id: null, code: 'invalid' }], need: [] });
	});
});

describe('what is no receipt', () => {
	it.each(['', '{', 'receipt', '{"a":1}x', '\u0000'])('answers 400 to %j', async (body) => {
		const { response } = await post(handler, body);
		expect(response.status).toBe(400);
	});

	it('answers 400 to bytes that are no UTF-8', async () => {
		const init = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: Uint8Array.of(0x22, 0xff, 0x22) };
		expect((await handler(new Request('https://receiver.example', init))).status).toBe(400);
	});

	it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('answers 405 to %s and says what is possible', async (method) => {
		const response = await handler(new Request('https://receiver.example/consent', { method }));
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe('POST, OPTIONS');
	});

	it.each(['text/html', 'application/x-www-form-urlencoded', 'text/plainer', 'application/jsonp', ''])(
		'answers 415 to the type %j',
		async (type) => {
			expect((await handler(postRequest(sampleReceipt(), { 'content-type': type }))).status).toBe(415);
		},
	);

	it('answers 415 to a compressed body, which it would have to unpack to measure', async () => {
		expect((await handler(postRequest('x', { 'content-encoding': 'gzip' }))).status).toBe(415);
	});

	it('answers 413 above 32 KiB and 400 just below', async () => {
		expect((await handler(postRequest('x'.repeat(32 * 1024 + 1)))).status).toBe(413);
		expect((await handler(postRequest('x'.repeat(32 * 1024)))).status).toBe(400);
	});

	it('counts bytes, not characters', async () => {
		const small = createReceiver({ store, maxBodyBytes: 10 });
		expect((await small(postRequest('ยินยอม'))).status).toBe(413);
	});

	it('answers 422 to a hundred thousand brackets when the limit lets them in', async () => {
		const large = createReceiver({ store, maxBodyBytes: 1e6 });
		expect((await post(large, '['.repeat(1e5) + ']'.repeat(1e5))).response.status).toBe(200);
		expect((await post(large, `{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`)).response.status).toBe(422);
	});
});

describe('trouble on our side', () => {
	it('answers 503 with Retry-After when the store throws, and acknowledges nothing', async () => {
		const broken = createReceiver({ store: failing('database or disk is full') });
		for (const body of [sampleReceipt(), [sampleReceipt()]]) {
			const { response, answer } = await post(broken, body);
			expect(response.status).toBe(503);
			expect(response.headers.get('retry-after')).toBe('30');
			expect(answer.acks).toBeUndefined();
		}
	});

	it('answers 503 when the store gives fewer outcomes than entries', async () => {
		const forgetful = createReceiver({ store: { ...store, put: async () => [] } });
		expect((await post(forgetful, sampleReceipt())).response.status).toBe(503);
	});

	it('acknowledges although the log throws', async () => {
		const mute = createReceiver({
			store,
			log: () => {
				throw new Error('log is full');
			},
		});
		expect((await post(mute, sampleReceipt())).response.status).toBe(201);
	});

	it('refuses a limit that no body fits', () => {
		expect(() => createReceiver({ store, maxBodyBytes: 0 })).toThrow('maxBodyBytes is 0; expected a number above 0');
	});
});

it('marks every answer as not to be cached and not to be sniffed', async () => {
	const requests = [postRequest(sampleReceipt()), postRequest('{'), new Request('https://receiver.example')];
	for (const request of requests) {
		const { headers } = await handler(request);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	}
});

it('logs one entry per request: time, method, status, duration, counts and, when it failed, the store’s reason', async () => {
	await post(handler, [sampleReceipt(), {}]);
	await handler(new Request('https://receiver.example'));
	await post(createReceiver({ store: failing('disk is full'), log: (entry) => log.push(entry) }), sampleReceipt());
	const none = { new: 0, seen: 0, mismatch: 0, invalid: 0, newer: 0, elsewhere: 0 };
	expect(log).toEqual([
		{
			time: '2026-11-22T00:00:00.000Z',
			method: 'POST',
			status: 201,
			ms: expect.any(Number),
			counts: { ...none, new: 1, invalid: 1 },
		},
		{ time: '2026-11-22T00:00:00.000Z', method: 'GET', status: 405, ms: expect.any(Number), counts: none },
		{
			time: expect.any(String),
			method: 'POST',
			status: 503,
			ms: expect.any(Number),
			counts: none,
			error: 'disk is full',
		},
	]);
});
