import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReceiver, type Listening, listenNode, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import { post, postRequest } from './post.ts';
import { rawSocket, sendRaw } from './raw-socket.ts';
import { sampleReceipt } from './sample-receipt.ts';

let store: ReceiptStore;
let listening: Listening;

beforeEach(async () => {
	store = sqliteStore(':memory:');
	listening = await listenNode(createReceiver({ store }), { port: 0, path: '/consent' });
});
afterEach(async () => {
	await listening.close();
	await store.close();
});

const head = ['POST /consent HTTP/1.1', 'Host: receiver.example', 'Content-Type: text/plain', 'Connection: close'];
const text = () => JSON.stringify(sampleReceipt());

describe('V-7, D-07: slow clients', () => {
	it('500 sockets that never end their headers cost good clients nothing', async () => {
		const slow = Array.from({ length: 500 }, () => rawSocket(listening.url));
		for (const { socket } of slow) socket.write('POST /consent HTTP/1.1\r\nHost: receiver.example\r\n');
		const drip = setInterval(() => {
			for (const { socket } of slow) if (!socket.destroyed) socket.write('X-Slow: 1\r\n');
		}, 500);
		const times: number[] = [];
		const good = async () => {
			for (let index = 0; index < 4; index += 1) {
				const started = performance.now();
				expect((await fetch(listening.url, { method: 'POST', body: text() })).status).toBe(201);
				times.push(performance.now() - started);
			}
		};
		await Promise.all(Array.from({ length: 50 }, good));
		expect(times).toHaveLength(200);
		// All have been cut off within the time for headers and one look after it.
		const answers = await Promise.all(slow.map(({ answer }) => answer));
		clearInterval(drip);
		expect(new Set(answers.map((answer) => answer.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']));
	}, 30_000);

	it('a client that reads nothing of its answers holds up nobody', async () => {
		const { socket } = rawSocket(listening.url);
		socket.pause();
		for (let index = 0; index < 200; index += 1)
			socket.write('GET /consent HTTP/1.1\r\nHost: receiver.example\r\n\r\n');
		expect((await fetch(listening.url, { method: 'POST', body: text() })).status).toBe(201);
	});
});

describe('D-08: what is no HTTP, or tries to be two requests', () => {
	const body = text();
	it.each<[string, readonly string[], string]>([
		['both lengths', [...head, `Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'], body],
		['two lengths', [...head, 'Content-Length: 5', `Content-Length: ${body.length}`], body],
		['a length with a sign', [...head, `Content-Length: +${body.length}`], body],
		['an unknown coding', [...head, 'Transfer-Encoding: xchunked'], body],
		['a coding with a tab before it', [...head, 'Transfer-Encoding:\tchunked, identity'], body],
		['a space before the colon', [...head, `Content-Length : ${body.length}`], body],
		['a folded header', [...head, 'X-A: a', ' b', `Content-Length: ${body.length}`], body],
		['HTTP/0.9', ['POST /consent'], body],
		[
			'no host',
			[head[0] ?? '', 'Content-Type: text/plain', 'Connection: close', `Content-Length: ${body.length}`],
			body,
		],
		['NUL in a header', [...head, 'X-A: a\u0000b', `Content-Length: ${body.length}`], body],
		[
			'a hundred headers of 100 bytes',
			[...head, ...Array.from({ length: 100 }, (_, n) => `X-${n}: ${'x'.repeat(100)}`)],
			'',
		],
	])('%s is refused by its form', async (_, lines, sent) => {
		const answer = await sendRaw(listening.url, lines, sent);
		expect(answer.slice(0, 12)).toMatch(/^(HTTP\/1\.1 4\d\d)?$/);
		expect(answer.match(/^HTTP\/1\.1/gm)?.length ?? 0).toBeLessThanOrEqual(1);
		expect(await store.count()).toBe(0);
	});

	it('an absolute address leads nowhere else', async () => {
		const lines = ['POST http://evil.example/consent HTTP/1.1', ...head.slice(1), `Content-Length: ${body.length}`];
		expect(await sendRaw(listening.url, lines, body)).toMatch(/^HTTP\/1\.1 (201|4\d\d) /);
	});

	it.each(['x-http-method-override', 'x-http-method', 'x-method-override'])('%s overrides nothing', async (name) => {
		const handler = createReceiver({ store });
		expect((await handler(postRequest(sampleReceipt(), { [name]: 'DELETE' }))).status).toBe(201);
		const request = new Request('https://receiver.example', { method: 'GET', headers: { [name]: 'POST' } });
		expect((await handler(request)).status).toBe(405);
	});
});

describe('V-6, D-06: bodies', () => {
	it.each<[string, string, number]>([
		['NUL in a value', text().replace('"th"', '"th\\u0000"'), 422],
		['a NUL byte', text().replace('"th"', '"th\u0000"'), 400],
		['a lone surrogate', text().replace('"th"', '"\\ud800"'), 422],
		['a number without end', text().replace('"seq":1', `"seq":${'9'.repeat(5000)}`), 422],
		['an exponent', text().replace('"seq":1', '"seq":1e999'), 422],
		['three thousand fields', `{${Array.from({ length: 3000 }, (_, n) => `"k${n}":1`).join()}}`, 422],
		['a million levels, cut by the limit', '['.repeat(1e6), 413],
		['thirty thousand levels', '['.repeat(16_000) + ']'.repeat(16_000), 200],
		['__proto__', text().replace('{', '{"__proto__":{"admin":true},'), 422],
		['constructor', text().replace('{', '{"constructor":{"prototype":{}},'), 422],
	])('%s gets an answer and keeps nothing', async (_, body, status) => {
		const handler = createReceiver({ store });
		const { response } = await post(handler, body);
		expect(response.status).toBe(status);
		expect(await store.count()).toBe(0);
		expect(Reflect.get({}, 'admin')).toBeUndefined();
	});

	it('of a key that comes twice the last counts, and what is kept says so too', async () => {
		const handler = createReceiver({ store });
		await post(handler, text().replace('"seq":1', '"seq":1,"seq":7'));
		const [kept] = await store.list({ limit: 1 });
		expect([kept?.seq, JSON.parse(kept?.body ?? '').seq]).toEqual([7, 7]);
	});

	it('10,000 bodies of 30 KB leave the memory as it was', async () => {
		const handler = createReceiver({ store });
		const body = `{"a":"${'x'.repeat(30_000)}"}`;
		for (let index = 0; index < 2000; index += 1) await handler(postRequest(body));
		const before = await bytesInUse();
		for (let index = 0; index < 8000; index += 1) await handler(postRequest(body));
		// One body in three hundred would be more.
		expect((await bytesInUse()) - before).toBeLessThan(800_000);
	}, 60_000);
});

/** Not what the process has of the system: that is whatever the collector has not yet come by for. */
async function bytesInUse(): Promise<number> {
	setFlagsFromString('--expose-gc');
	// Streams let go of their buffers in a later turn.
	for (let turn = 0; turn < 3; turn += 1) {
		runInNewContext('gc')();
		await setImmediate();
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

it('D-02: a replay writes nothing: the same receipt 1,000 times is one row and no name of a notice more', async () => {
	const handler = createReceiver({ store });
	const receipt = sampleReceipt();
	for (let index = 0; index < 1000; index += 1) await post(handler, receipt);
	expect(await store.count()).toBe(1);
});

it('D-03, V-12: nobody changes what somebody else posted, and the attempt is counted', async () => {
	const counts: number[] = [];
	const handler = createReceiver({ store, log: (entry) => counts.push(entry.counts.mismatch) });
	const receipt = sampleReceipt();
	await post(handler, receipt);
	for (const change of [{ seq: 2 }, { consentId: crypto.randomUUID() }, { storage: 'none' as const }])
		expect((await post(handler, { ...receipt, ...change })).response.status).toBe(409);
	expect(JSON.parse((await store.list({ limit: 1 }))[0]?.body ?? '')).toEqual(receipt);
	expect(counts).toEqual([0, 1, 1, 1]);
});

it('D-09: gives no origin credentials, "null" included, and reflects none that is not listed', async () => {
	for (const origins of ['*', ['https://shop.example']] as const) {
		const handler = createReceiver({ store, origins });
		for (const origin of ['null', 'https://evil.example', 'https://shop.example', 'https://shop.example\t'])
			for (const method of ['POST', 'OPTIONS', 'GET']) {
				const { headers } = await handler(new Request('https://receiver.example', { method, headers: { origin } }));
				expect(headers.get('access-control-allow-credentials')).toBeNull();
				expect(['*', 'https://shop.example', null]).toContain(headers.get('access-control-allow-origin'));
				expect(headers.get('vary')).toBe('Origin');
			}
	}
});

it('V-13: asks nobody anything, whatever addresses come in', async () => {
	const asked = vi.spyOn(globalThis, 'fetch');
	const handler = createReceiver({ store });
	await post(handler, { ...sampleReceipt(), $ref: 'http://127.0.0.1/', schema: 'http://127.0.0.1/schema' });
	await post(handler, sampleReceipt());
	expect(asked).not.toHaveBeenCalled();
	asked.mockRestore();
});

it('V-18: keeps a receipt whatever the browser’s clock says, with the receiver’s own beside it', async () => {
	const handler = createReceiver({ store, now: () => Date.UTC(2026, 10, 22) });
	for (const time of [
		'2016-11-22T00:00:00.000Z',
		'2036-11-22T00:00:00.000Z',
		'1970-01-01T00:00:00.000Z',
		'2026-03-29T01:30:00.000Z',
	]) {
		const receipt = sampleReceipt();
		const body = { ...receipt, event: { ...receipt.event, time } };
		expect((await post(handler, body)).response.status).toBe(201);
		const [kept] = await store.list({ limit: 1 });
		expect([kept?.eventTime, kept?.receivedAt]).toEqual([time, '2026-11-22T00:00:00.000Z']);
	}
});

it('D-16: tells in the same words whether an id is known to who does not have the receipt', async () => {
	const handler = createReceiver({ store });
	const receipt = sampleReceipt();
	await post(handler, receipt);
	// Who guesses an id sends another body: 409 tells that the id exists, and it has 122 random bits.
	const { response, answer } = await post(handler, sampleReceipt({ receiptId: receipt.receiptId }));
	expect(response.status).toBe(409);
	expect(JSON.stringify(answer)).not.toContain(receipt.consentId);
});
