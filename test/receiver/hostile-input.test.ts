import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createReceiver, type LogEntry, sqliteStore, validateReceipt } from '../../src/receiver.ts';
import { anything } from './mutants.ts';
import { post, postRequest } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

it('never throws, never answers 5xx and keeps nothing but receipts, whatever JSON comes', async () => {
	const store = sqliteStore(':memory:');
	onTestFinished(() => store.close());
	const handler = createReceiver({ store });
	await fc.assert(
		fc.asyncProperty(anything, async (value) => {
			const { response } = await post(handler, JSON.stringify(value));
			expect([200, 201, 409, 413, 422]).toContain(response.status);
		}),
		{ numRuns: 2000 },
	);
	const kept = await store.list({ limit: 1e6 });
	for (const { body } of kept) expect(validateReceipt(JSON.parse(body))).toHaveProperty('receipt');
	expect(kept.length).toBeGreaterThan(0);
});

it('never throws and never answers 5xx, whatever bytes come', async () => {
	const store = sqliteStore(':memory:');
	onTestFinished(() => store.close());
	const handler = createReceiver({ store });
	const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }));
	await fc.assert(
		fc.asyncProperty(bytes, async (body) => {
			const init = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: new Blob([body]) };
			expect((await handler(new Request('https://receiver.example', init))).status).toBeLessThan(500);
		}),
		{ numRuns: 500 },
	);
	expect(await store.count()).toBe(0);
});

it('lets no header, address or part of a URL into the file, the answer or the log', async () => {
	const path = temporaryFile();
	const store = sqliteStore(path);
	const log: LogEntry[] = [];
	const handler = createReceiver({ store, log: (entry) => log.push(entry) });
	const marks = [
		'Mozilla/5.0 MARKED-AGENT',
		'203.0.113.77',
		'MARKED-REFERRER',
		'MARKED-COOKIE',
		'MARKED-QUERY',
		'MARKED-LANGUAGE',
	];
	const [agent = '', address = '', referrer = '', cookie = '', query = '', language = ''] = marks;
	const headers = {
		'user-agent': agent,
		'x-forwarded-for': address,
		'x-real-ip': address,
		forwarded: `for=${address}`,
		'x-client-ip': address,
		referer: `https://shop.example/${referrer}`,
		cookie,
		'accept-language': language,
		origin: 'https://marked-origin.example',
	};
	let seen = '';
	for (const body of [sampleReceipt(), [sampleReceipt(), {}], { ...sampleReceipt(), ip: address }, '{']) {
		const request = new Request(`https://receiver.example/consent?${query}#${query}`, postRequest(body, headers));
		const response = await handler(request);
		if (response.ok) seen += await response.text();
	}
	await store.close();
	const folder = dirname(path);
	const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
	expect(files.join('').length).toBeGreaterThan(4096);
	for (const mark of [...marks, 'marked-origin'])
		expect(`${files.join('')}${seen}${JSON.stringify(log)}`).not.toContain(mark);
	expect(log).toHaveLength(4);
});
