import * as fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { type Outcome, post } from '../../../src/platform/post.ts';

const letter = { id: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', text: '{"receiptId":"…"}' };
const acknowledgement = { ok: true, acks: [letter.id], rejects: [], need: [] };
const retry = (after: string | null = null): Outcome => expect.objectContaining({ kind: 'retry', after });

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

/** An answer with any status; the real class refuses some that a network can bring. */
function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
	const real = new Response(typeof body === 'string' ? body : JSON.stringify(body), { headers });
	return { status, ok: status >= 200 && status < 300, headers: real.headers, body: real.body } as Response;
}

function stubFetch(response: Response | Error) {
	// Past a `<base>` of somebody else: what counts is where the page is.
	vi.stubGlobal('location', { href: 'https://site.test/shop/item' });
	const fetch = vi.fn<(url: URL, init: RequestInit) => Promise<Response>>(async () => {
		if (response instanceof Error) throw response;
		return response;
	});
	vi.stubGlobal('fetch', fetch);
	return fetch;
}

const outcomeOf = (response: Response | Error) => {
	stubFetch(response);
	return post('/consent', letter, true);
};

const final = [400, 409, 413, 415, 422];

it.each(Array.from({ length: 500 }, (_, index) => 100 + index))('an answer of status %i', async (status) => {
	const isSuccess = status >= 200 && status < 300;
	const isFinal = final.includes(status);
	const outcome = await outcomeOf(answer(status, acknowledgement));
	if (isSuccess) expect(outcome).toEqual({ kind: 'acknowledged', need: 0 });
	else if (isFinal) expect(outcome).toEqual({ kind: 'refused', reason: status });
	else expect(outcome).toEqual(retry());
	if (isSuccess) expect(await outcomeOf(answer(status, {}))).toEqual(retry());
});

it.each<[string, unknown]>([
	['nothing', ''],
	['HTML of a captive portal', '<!doctype html><title>Log in</title>'],
	['broken JSON', '{"acks":["'],
	['null', null],
	['a number', 7],
	['a list', [letter.id]],
	['an object without acks', { ok: true }],
	['acks that are null', { acks: null }],
	['acks that are a number', { acks: 7 }],
	['acks without this id', { acks: ['11111111-1111-4111-8111-111111111111'] }],
	['this id in capitals', { acks: [letter.id.toUpperCase()] }],
	['this id a level deeper', { acks: [[letter.id]] }],
	['a refusal of another', { rejects: [{ id: 'x', code: 'invalid' }, null, 'x'] }],
	['rejects that are no list', { rejects: { id: letter.id } }],
])('a success that says %s is no delivery', async (_, body) => {
	expect(await outcomeOf(answer(200, body))).toEqual(retry());
});

it('a success that says anything but this id is no delivery, and nothing throws', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.oneof(fc.jsonValue(), fc.record({ acks: fc.jsonValue(), rejects: fc.jsonValue() })),
			async (body) => {
				expect(await outcomeOf(answer(200, body))).toEqual(retry());
			},
		),
	);
});

it('a refusal of this id among others is final', async () => {
	const body = {
		acks: ['x'],
		rejects: [
			{ id: 'x', code: 'a' },
			{ id: letter.id, code: 'mismatch' },
		],
	};
	expect(await outcomeOf(answer(200, body))).toEqual({ kind: 'refused', reason: 'mismatch' });
});

it('an acknowledgement among others counts', async () => {
	expect(await outcomeOf(answer(202, { acks: ['x', letter.id], need: ['sha256-x'] }))).toEqual({
		kind: 'acknowledged',
		need: ['sha256-x'],
	});
});

it.each([new TypeError('Failed to fetch'), new DOMException('signal timed out', 'TimeoutError')])(
	'is tried again after %s',
	async (error) => {
		expect(await outcomeOf(error)).toEqual(retry());
	},
);

it('passes on what the receiver says of when to ask again, word by word', async () => {
	const when = { 'retry-after': 'Thu, 07 Mar 2024 12:00:30 GMT' };
	expect(await outcomeOf(answer(503, {}, when))).toEqual(retry(when['retry-after']));
	expect(await outcomeOf(answer(200, {}, when))).toEqual(retry(when['retry-after']));
});

it('reads an answer without end no further than an acknowledgement could go', async () => {
	let pulled = 0;
	const endless = new ReadableStream({
		pull: (controller) => {
			pulled += 1;
			controller.enqueue(new Uint8Array(16_384).fill(32));
		},
	});
	const response = { status: 200, ok: true, headers: new Headers(), body: endless } as unknown as Response;
	expect(await outcomeOf(response)).toEqual(retry());
	expect(pulled).toBeLessThan(16);
});

it('is tried again after an answer that breaks off', async () => {
	const cut = new ReadableStream({
		start: (controller) => {
			controller.enqueue(new TextEncoder().encode(JSON.stringify(acknowledgement)));
			controller.error(new TypeError('network'));
		},
	});
	const response = { status: 200, ok: true, headers: new Headers(), body: cut } as unknown as Response;
	expect(await outcomeOf(response)).toEqual(retry());
});

it('is tried again after an answer without a body', async () => {
	const response = { status: 200, ok: true, headers: new Headers(), body: null } as Response;
	expect(await outcomeOf(response)).toEqual(retry());
});

it('asks to outlive the page only within half of the budget that all such requests share', async () => {
	const lasting = async (text: string, isLasting: boolean) => {
		const fetch = stubFetch(answer(200, acknowledgement));
		await post('/consent', { id: letter.id, text }, isLasting);
		return fetch.mock.calls[0]?.[1].keepalive;
	};
	expect(await lasting('x'.repeat(32_767), true)).toBe(true);
	expect(await lasting('x'.repeat(32_768), true)).toBe(false);
	expect(await lasting('x', false)).toBe(false);
});

it.each([
	['/consent', 'https://site.test/consent'],
	['consent', 'https://site.test/shop/consent'],
	['//receiver.test/consent', 'https://receiver.test/consent'],
])('takes "%s" for %s', async (endpoint, address) => {
	const fetch = stubFetch(answer(200, acknowledgement));
	await post(endpoint, letter, true);
	expect(fetch.mock.calls[0]?.[0].href).toBe(address);
});

it('posts the very text, in a way that needs no preflight, outlives the page and tells nothing else', async () => {
	const fetch = stubFetch(answer(200, acknowledgement));
	await post('https://receiver.test/consent', letter, true);
	expect(fetch).toHaveBeenCalledTimes(1);
	const [url, init] = fetch.mock.calls[0] ?? [];
	expect(url?.href).toBe('https://receiver.test/consent');
	expect(init).toMatchObject({
		method: 'POST',
		body: letter.text,
		headers: { 'content-type': 'text/plain;charset=UTF-8' },
		keepalive: true,
		credentials: 'omit',
		redirect: 'error',
		referrerPolicy: 'no-referrer',
	});
	expect(init?.signal).toBeInstanceOf(AbortSignal);
});
