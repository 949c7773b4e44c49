import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
	createReceiver,
	type Listening,
	type LogEntry,
	listenNode,
	type ReceiptStore,
	sqliteStore,
} from '../../src/receiver.ts';
import { rawSocket, sendRaw } from './raw-socket.ts';
import { sampleReceipt } from './sample-receipt.ts';

const globalsBefore = [globalThis.Request, globalThis.Response];

let store: ReceiptStore;
let listening: Listening;
let log: LogEntry[];
const unhandled = vi.fn();

beforeEach(async () => {
	log = [];
	store = sqliteStore(':memory:');
	const handler = createReceiver({ store, log: (entry) => log.push(entry) });
	listening = await listenNode(handler, { port: 0, path: '/consent' });
	process.on('unhandledRejection', unhandled);
});

afterEach(async () => {
	await listening.close();
	await store.close();
	process.off('unhandledRejection', unhandled);
	expect(unhandled).not.toHaveBeenCalled();
});

const postTo = (url: string, body: string) => fetch(url, { method: 'POST', body });
const head = ['POST /consent HTTP/1.1', 'Host: receiver.example', 'Content-Type: text/plain', 'Connection: close'];
const text = () => JSON.stringify(sampleReceipt());
const chunk = (data: string) => `${Buffer.byteLength(data).toString(16)}\r\n${data}\r\n`;
const wholeRequest = () => {
	const body = text();
	return `${[...head.slice(0, 3), `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`;
};
const alive = async () => expect((await postTo(listening.url, text())).status).toBe(201);

it('takes receipts at its path over a real connection', async () => {
	expect(listening.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/consent$/);
	const response = await postTo(listening.url, text());
	expect(response.status).toBe(201);
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	expect(await store.count()).toBe(1);
});

it('sends over a connection what the handler answers with a Response, and how long it is', async () => {
	const receipt = text();
	const asked: RequestInit[] = [
		{ method: 'POST', body: receipt },
		{ method: 'POST', body: receipt.replace('"seq":1', '"seq":2') },
		{ method: 'POST', body: `[${receipt},{}]` },
		{ method: 'POST', body: 'ผิด' },
		{ method: 'PUT', body: receipt },
		{ method: 'OPTIONS' },
	];
	const ofConnection = new Set(['date', 'connection', 'keep-alive', 'content-length']);
	const handler = createReceiver({ store });
	const statuses: number[] = [];
	for (const init of asked) {
		const sent = await fetch(listening.url, init);
		const answered = await handler(new Request(listening.url, init));
		const body = await sent.text();
		expect([...sent.headers].filter(([name]) => !ofConnection.has(name))).toEqual([...answered.headers]);
		expect(body).toBe(await answered.text());
		expect(sent.headers.get('content-length')).toBe(
			sent.status === 204 ? null : String(new TextEncoder().encode(body).length),
		);
		statuses.push(sent.status, answered.status);
	}
	expect(statuses).toEqual([201, 200, 409, 409, 200, 200, 400, 400, 405, 405, 204, 204]);
});

it('answers GET /healthz with 200, and 404 anywhere else, naming the path', async () => {
	const { origin } = new URL(listening.url);
	expect((await fetch(`${origin}/healthz`)).status).toBe(200);
	const response = await postTo(`${origin}/consent/`, text());
	expect(response.status).toBe(404);
	expect(await response.text()).toContain('Receipts go to /consent');
	expect(await store.count()).toBe(0);
});

it('answers GET /healthz with 503 while nothing can be kept, and asks the store once a second at most', async () => {
	const check = vi.fn(() => Promise.reject(new Error('disk is full')));
	const red = await listenNode(createReceiver({ store }), { port: 0, check });
	const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(`${red.url}healthz`)).status));
	expect(new Set(statuses)).toEqual(new Set([503]));
	expect(check.mock.calls.length).toBeLessThan(4);
	await red.close();
});

it('takes receipts everywhere when no path was given', async () => {
	const everywhere = await listenNode(createReceiver({ store }), { port: 0 });
	expect((await postTo(`${everywhere.url}any/path`, text())).status).toBe(201);
	await everywhere.close();
});

it('measures a body that claims to be longer than the limit by what comes', async () => {
	const answer = await sendRaw(listening.url, [...head, 'Content-Length: 1000000'], 'x'.repeat(40_000));
	expect(answer).toMatch(/^HTTP\/1\.1 413 /);
	await alive();
});

it('reads no further than a body claims to be, and takes nothing for a second request', async () => {
	const answer = await sendRaw(listening.url, [...head, 'Content-Length: 5'], `{"a":${text()}`);
	expect(answer).toMatch(/^HTTP\/1\.1 400 /);
	expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
	expect(await store.count()).toBe(0);
});

it('takes a chunked body, which claims nothing', async () => {
	const body = text();
	const chunks = `${chunk(body.slice(0, 100))}${chunk(body.slice(100))}0\r\n\r\n`;
	expect(await sendRaw(listening.url, [...head, 'Transfer-Encoding: chunked'], chunks)).toMatch(/^HTTP\/1\.1 201 /);
});

it('answers 413 to a chunked body without end, and hangs up', async () => {
	const { socket, answer } = rawSocket(listening.url);
	socket.write(`${[...head, 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n`);
	const flood = setInterval(() => socket.write(chunk('x'.repeat(8192))), 2);
	const got = await answer;
	clearInterval(flood);
	expect(got).toMatch(/^HTTP\/1\.1 413 /);
	await alive();
});

it('answers 400 to a request without any length, and to one with two', async () => {
	expect(await sendRaw(listening.url, head)).toMatch(/^HTTP\/1\.1 400 /);
	const two = [...head, 'Content-Length: 5', 'Transfer-Encoding: chunked'];
	expect(await sendRaw(listening.url, two, '0\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
	expect(await store.count()).toBe(0);
});

it('keeps nothing of a body that broke off, and goes on', async () => {
	const body = text();
	const { socket } = rawSocket(listening.url);
	socket.write(`${[...head, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body.slice(0, 200)}`);
	await vi.waitFor(() => expect(socket.bytesWritten).toBeGreaterThan(200));
	await new Promise((resolve) => setTimeout(resolve, 50));
	socket.destroy();
	await vi.waitFor(() => expect(log.map(({ status }) => status)).toEqual([400]));
	expect(await store.count()).toBe(0);
	await alive();
});

it('answers 431 to headers over 8 KiB', async () => {
	expect(await sendRaw(listening.url, [...head, `X-Long: ${'x'.repeat(9000)}`])).toMatch(/^HTTP\/1\.1 431 /);
});

it('hangs up after 5 s of headers or 10 s of a whole request, while others are served', async () => {
	const started = performance.now();
	const drip = async (first: string, next: string) => {
		const { socket, answer } = rawSocket(listening.url);
		socket.write(first);
		const timer = setInterval(() => socket.write(next), 500);
		const got = await answer;
		clearInterval(timer);
		return { got, seconds: (performance.now() - started) / 1000 };
	};
	const slowHeaders = drip('POST /consent HTTP/1.1\r\nHost: receiver.example\r\n', 'X-Slow: 1\r\n');
	const slowBody = drip(`${[...head, 'Content-Length: 1000'].join('\r\n')}\r\n\r\n`, 'x');
	await alive();
	expect((await slowHeaders).got).toMatch(/^HTTP\/1\.1 408 /);
	expect((await slowHeaders).seconds).toBeLessThan(7);
	expect((await slowBody).seconds).toBeLessThan(12);
	await alive();
}, 15_000);

/** A receiver whose store waits until `gate` emits `open`. */
async function gatedReceiver() {
	const gate = new EventEmitter();
	const slow: ReceiptStore = {
		...store,
		put: async (entries) => {
			await once(gate, 'open');
			return store.put(entries);
		},
	};
	const server = await listenNode(createReceiver({ store: slow }), { port: 0, path: '/consent' });
	const waiting = (count: number) => vi.waitFor(() => expect(gate.listenerCount('open')).toBe(count));
	return { server, waiting, open: () => gate.emit('open') };
}

it('lets a request under way end before it closes, takes no more, and does not wait for idle connections', async () => {
	const { server, waiting, open } = await gatedReceiver();
	const underWay = postTo(server.url, text());
	await waiting(1);
	const closed = server.close();
	await expect(postTo(server.url, text())).rejects.toThrow('fetch failed');
	open();
	expect((await underWay).status).toBe(201);
	const answered = performance.now();
	await closed;
	expect(performance.now() - answered).toBeLessThan(1000);
});

it('tells a client that keeps its connection busy that it is closing', async () => {
	const { server, waiting, open } = await gatedReceiver();
	const { socket, answer } = rawSocket(server.url);
	socket.write(wholeRequest());
	await waiting(1);
	const closed = server.close();
	socket.write(wholeRequest());
	await waiting(2);
	open();
	expect((await answer).match(/HTTP\/1\.1 201|connection: close/gi)).toEqual([
		'HTTP/1.1 201',
		'HTTP/1.1 201',
		expect.stringMatching(/connection: close/i),
	]);
	await closed;
});

it('says what to do when the port is taken', async () => {
	const port = Number(new URL(listening.url).port);
	await expect(listenNode(createReceiver({ store }), { port })).rejects.toThrow(
		`yinyom receiver: cannot listen on 127.0.0.1, port ${port}: another program listens there. Stop it, or choose another port (port).`,
	);
});

it('leaves the global Request and Response alone', () => {
	expect([globalThis.Request, globalThis.Response]).toEqual(globalsBefore);
});
