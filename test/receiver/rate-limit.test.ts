import * as fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createDisguise, networkOf } from '../../src/receiver/client.ts';
import { createLimit } from '../../src/receiver/rate-limit.ts';
import { createReceiver, type Limits, type LogEntry, sqliteStore } from '../../src/receiver.ts';
import { postRequest } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';

function receiver(limits?: Limits) {
	const store = sqliteStore(':memory:');
	onTestFinished(() => store.close());
	const log: LogEntry[] = [];
	const handler = createReceiver({ store, log: (entry) => log.push(entry), ...(limits && { limits }) });
	/** The statuses of so many receipts, one after the other. */
	const statuses = async (count: number, address: string | undefined, headers: Record<string, string> = {}) => {
		const seen: number[] = [];
		for (let index = 0; index < count; index += 1)
			seen.push((await handler(postRequest(sampleReceipt(), headers), { address })).status);
		return seen;
	};
	return { handler, store, log, statuses };
}

const passed = (statuses: readonly number[]) => statuses.filter((status) => status === 201).length;

it('V-15: lets one address send 20 at once and then 30 a minute, and says when to come back', async () => {
	const { handler, statuses, store } = receiver();
	expect(passed(await statuses(30, '203.0.113.7'))).toBe(20);
	const response = await handler(postRequest(sampleReceipt()), { address: '203.0.113.7' });
	expect(response.status).toBe(429);
	expect(response.headers.get('content-type')).toBe('application/problem+json');
	expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(2);
	expect(response.headers.get('access-control-expose-headers')).toBe('retry-after');
	expect(await store.count()).toBe(20);
	expect(passed(await statuses(1, '203.0.113.8'))).toBe(1);
});

it('lets the owner, who has the token, upload as many texts as there are, and who guesses it wait', async () => {
	const store = sqliteStore(':memory:');
	onTestFinished(() => store.close());
	const token = 'k7Qm2Zx9Lw4Rt8Vb3Nc6Hd1Fg5Js0Pye';
	const handler = createReceiver({ store, token });
	const upload = async (count: number, bearer: string) => {
		const body = (index: number) => JSON.stringify({ schema: 'urn:yinyom:notice:1', notice: { index } });
		const headers = { authorization: `Bearer ${bearer}` };
		const answers = Array.from({ length: count }, (_, index) =>
			handler(postRequest(body(index), headers), { address: '203.0.113.7' }),
		);
		return new Set((await Promise.all(answers)).map(({ status }) => status));
	};
	expect(await upload(40, token)).toEqual(new Set([201]));
	expect(await upload(40, `${token}x`)).toEqual(new Set([401, 429]));
});

it('V-15: takes ten thousand addresses at once', async () => {
	const { handler } = receiver({ site: false });
	const statuses = await Promise.all(
		Array.from({ length: 10_000 }, async (_, index) => {
			const address = `198.51.${index >> 8}.${index & 255}`;
			return (await handler(postRequest('{', {}), { address })).status;
		}),
	);
	expect(new Set(statuses)).toEqual(new Set([400]));
}, 30_000);

it('V-15: takes the addresses of one IPv6 network for one', async () => {
	const { statuses } = receiver();
	expect(passed(await statuses(15, '2001:db8:1:2::1'))).toBe(15);
	expect(passed(await statuses(15, '2001:db8:1:2:ffff::2'))).toBe(5);
	expect(passed(await statuses(15, '2001:db8:1:3::1'))).toBe(15);
});

const spoofed = (address: string) => ({
	'x-forwarded-for': address,
	'x-client-ip': address,
	'x-real-ip': address,
	forwarded: `for=${address}`,
	'true-client-ip': address,
	'cf-connecting-ip': address,
});

it('V-15, D-12: believes no header about where a request came from', async () => {
	const { handler } = receiver();
	let kept = 0;
	for (let index = 0; index < 40; index += 1) {
		const request = postRequest(sampleReceipt(), spoofed(`198.51.100.${index}`));
		if ((await handler(request, { address: '203.0.113.7' })).status === 201) kept += 1;
	}
	expect(kept).toBe(20);
});

it('V-15, D-12: with one declared proxy counts the last address of X-Forwarded-For, whatever stands before it', async () => {
	const { handler } = receiver({ proxies: 1 });
	let kept = 0;
	for (let index = 0; index < 40; index += 1) {
		const headers = { ...spoofed('10.9.9.9'), 'x-forwarded-for': `198.51.100.${index}, 203.0.113.7` };
		if ((await handler(postRequest(sampleReceipt(), headers), { address: '127.0.0.1' })).status === 201) kept += 1;
	}
	expect(kept).toBe(20);
});

it('V-15, D-12: with two declared proxies counts the one before the last, and a shorter list by the connection', async () => {
	const { statuses } = receiver({ proxies: 2 });
	const via = (list: string) => ({ 'x-forwarded-for': list });
	expect(passed(await statuses(25, '10.0.0.1', via('198.51.100.1, 203.0.113.7, 10.0.0.2')))).toBe(20);
	expect(passed(await statuses(5, '10.0.0.1', via('198.51.100.1, 203.0.113.8, 10.0.0.2')))).toBe(5);
	expect(passed(await statuses(25, '203.0.113.99', via('198.51.100.77')))).toBe(20);
});

it('V-15: counts neither this machine nor an unknown address, where all clients would share one limit', async () => {
	const { statuses } = receiver();
	for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', undefined])
		expect(passed(await statuses(30, address))).toBe(30);
});

it('V-15, D-01: lets one site send a burst and no more, counted in receipts, and another one too', async () => {
	const { handler } = receiver({ site: { perSecond: 1, burst: 10 }, client: false });
	const of = (site: string, count: number) =>
		postRequest(
			Array.from({ length: count }, () => {
				const receipt = sampleReceipt();
				return { ...receipt, scope: { ...receipt.scope, site } };
			}),
		);
	expect((await handler(of('a.example', 8))).status).toBe(201);
	const refused = await handler(of('a.example', 8));
	expect(refused.status).toBe(429);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
	expect((await handler(of('a.example', 2))).status).toBe(201);
	expect((await handler(of('b.example', 8))).status).toBe(201);
});

it('D-18: holds nothing in memory for who has to wait: 429 comes at once', async () => {
	const { statuses } = receiver({ client: { perSecond: 0.001, burst: 1 } });
	const started = performance.now();
	await statuses(50, '203.0.113.7');
	expect(performance.now() - started).toBeLessThan(2000);
});

it('V-14: has no address in the log, and a name for it in memory that is another one the next day', async () => {
	const { log, statuses } = receiver();
	await statuses(25, '203.0.113.7');
	expect(JSON.stringify(log)).not.toContain('203.0.113');
	let day = 0;
	const disguise = createDisguise(() => day * 864e5 + 1);
	const first = await disguise('203.0.113.7');
	expect(await disguise('203.0.113.7')).toBe(first);
	expect(first).not.toContain('203');
	expect(await createDisguise(() => 1)('203.0.113.7')).not.toBe(first);
	day = 1;
	expect(await disguise('203.0.113.7')).not.toBe(first);
});

it.each<[string, string | undefined]>([
	['203.0.113.7', '203.0.113.7'],
	['203.0.113.7:4711', '203.0.113.7'],
	['::ffff:203.0.113.7', '203.0.113.7'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['[2001:DB8:0:0:1::]:443', '2001:db8:0:0::/64'],
	['2001:0db8:0001:0002:0003:0004:0005:0006', '2001:db8:1:2::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['::1', undefined],
	['127.8.9.1', undefined],
	['unknown', undefined],
	['', undefined],
	['_hidden', undefined],
	['"><script>', undefined],
])('tells the network of %j', (address, network) => {
	expect(networkOf(address)).toBe(network);
});

it('answers for every text what it is no network of, and never throws', () => {
	fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => void networkOf(text)));
	fc.assert(
		fc.property(fc.ipV6(), (text) => networkOf(text) === undefined || /\/64$|^[\d.]+$/.test(networkOf(text) ?? '')),
	);
});

it('never lets more through than the rate allows, whatever comes when', () => {
	const steps = fc.array(fc.record({ wait: fc.nat(3000), count: fc.integer({ min: 1, max: 4 }) }), { maxLength: 200 });
	fc.assert(
		fc.property(steps, fc.integer({ min: 4, max: 20 }), (all, burst) => {
			let time = 0;
			let taken = 0;
			const limit = createLimit({ perSecond: 2, burst }, { now: () => time });
			for (const { wait, count } of all) {
				time += wait;
				if (!limit('a', count)) taken += count;
				expect(taken).toBeLessThanOrEqual(burst + (2 * time) / 1000 + 1e-6);
			}
		}),
	);
});

it('lets through whoever waits as long as it was told to', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 50 }), (counts) => {
			let time = 0;
			const limit = createLimit({ perSecond: 3, burst: 10 }, { now: () => time });
			for (const count of counts) {
				const wait = limit('a', count);
				time += wait * 1000;
				if (wait) expect(limit('a', count)).toBe(0);
			}
		}),
	);
});

it('forgets who has not come for a while, and gives those it has no room for one bucket to share', () => {
	let time = 0;
	const limit = createLimit({ perSecond: 1, burst: 1 }, { now: () => time, most: 2 });
	expect([limit('a', 1), limit('b', 1)]).toEqual([0, 0]);
	expect([limit('c', 1), limit('d', 1)]).toEqual([0, 1]);
	time = 5000;
	expect([limit('c', 1), limit('d', 1)]).toEqual([0, 0]);
});

it.each<[Limits, string]>([
	[{ client: { perSecond: 0, burst: 1 } }, 'limits.client is {"perSecond":0,"burst":1}; expected perSecond above 0'],
	[{ site: { perSecond: 1, burst: 0 } }, 'limits.site'],
	[{ proxies: -1 }, 'limits.proxies is -1; expected a whole number from 0 to 16'],
	[{ proxies: 1.5 }, 'limits.proxies is 1.5'],
])('refuses %j', (limits, text) => {
	expect(() => receiver(limits)).toThrow(text);
});
