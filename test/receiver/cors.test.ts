import { beforeEach, expect, it } from 'vitest';
import { createReceiver, type Origins, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import { postRequest } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';

let store: ReceiptStore;
beforeEach(() => {
	store = sqliteStore(':memory:');
	return () => store.close();
});

const answerTo = (origin: string | undefined, origins?: Origins, method = 'POST') => {
	const headers = origin === undefined ? {} : { origin };
	const request =
		method === 'POST' ? postRequest(sampleReceipt(), headers) : new Request('https://r.example', { method, headers });
	return createReceiver(origins === undefined ? { store } : { store, origins })(request);
};

const shops = ['https://shop.example', 'http://localhost:5173'];

it.each(['https://anybody.example', 'null', undefined])('lets anybody post by default: Origin %s', async (origin) => {
	const response = await answerTo(origin);
	expect(response.status).toBe(201);
	expect(response.headers.get('access-control-allow-origin')).toBe('*');
});

it.each(shops)('names the origin that is on the list: %s', async (origin) => {
	const response = await answerTo(origin, shops);
	expect(response.status).toBe(201);
	expect(response.headers.get('access-control-allow-origin')).toBe(origin);
});

it.each(['https://shop.example.evil.example', 'http://shop.example', 'https://shop.example:8443', 'null', ''])(
	'answers 403 to an origin that is not on the list, keeps nothing and names no origin: %j',
	async (origin) => {
		for (const method of ['POST', 'OPTIONS', 'GET']) {
			const response = await answerTo(origin, shops, method);
			expect(response.status).toBe(403);
			expect(response.headers.get('content-type')).toBe('application/problem+json');
			expect(response.headers.get('access-control-allow-origin')).toBeNull();
		}
		expect(await store.count()).toBe(0);
	},
);

it('serves a server, which sends no Origin, although there is a list', async () => {
	expect((await answerTo(undefined, shops)).status).toBe(201);
});

it.each(['*', shops] as const)('answers a preflight with 204 and no body: %j', async (origins) => {
	const response = await answerTo('https://shop.example', origins, 'OPTIONS');
	expect(response.status).toBe(204);
	expect(response.headers.get('access-control-allow-methods')).toBe('POST');
	expect(response.headers.get('access-control-allow-headers')).toBe('content-type');
	expect(await response.text()).toBe('');
});

it.each(['POST', 'OPTIONS', 'GET'])(
	'never speaks of credentials, varies by Origin, shows Retry-After: %s',
	async (method) => {
		const { headers } = await answerTo('https://shop.example', shops, method);
		expect(headers.get('access-control-allow-credentials')).toBeNull();
		expect(headers.get('vary')).toBe('Origin');
		expect(headers.get('access-control-expose-headers')).toBe('retry-after');
	},
);

it.each([
	['https://shop.example/', ' Did you mean "https://shop.example"?'],
	['https://Shop.example', ' Did you mean "https://shop.example"?'],
	['https://shop.example:443', ' Did you mean "https://shop.example"?'],
	['shop.example', ''],
	['null', ''],
	['*', ''],
	['file:///', ''],
])('refuses to start with an origin no browser sends: %s', (origin, hint) => {
	expect(() => createReceiver({ store, origins: ['https://ok.example', origin] })).toThrow(
		`yinyom receiver: origins[1] is "${origin}"; expected scheme and host and nothing else, such as "https://shop.example".${hint}`,
	);
});
