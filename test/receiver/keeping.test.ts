/** What an owner relies on with either store: once each, a full disk, backups. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { internalsOf } from '../../src/receiver/sql/internals.ts';
import { createReceiver, postgresStore, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import { post } from './post.ts';
import { findPostgres } from './postgres-server.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { entry, kinds, postgres } from './stores.ts';
import { temporaryFile } from './temporary-file.ts';

const noLimits = { limits: { client: false, site: false } } as const;

it.each(Object.keys(kinds))(
	'%s: keeps each of 500 receipts once, posted 8 times at once through two receivers',
	async (kind) => {
		const place = await kinds[kind]?.();
		if (!place) throw new Error('no such store');
		onTestFinished(() => place.close());
		const stores = [await place.open(), await place.open()];
		const handlers = stores.map((store) => createReceiver({ store, ...noLimits }));
		const receipts = Array.from({ length: 500 }, () => sampleReceipt());
		const statuses = await Promise.all(
			Array.from({ length: 8 }, (_, turn) =>
				receipts.map(async (receipt) => {
					const handler = handlers[turn % 2];
					return handler ? (await post(handler, receipt)).response.status : 0;
				}),
			).flat(),
		);
		// 202 is a 201 that asks for the text of the notice.
		expect(statuses.filter((status) => status >= 300)).toEqual([]);
		expect(await stores[0]?.count()).toBe(500);
	},
	60_000,
);

it('SQLite: answers 503 and when to come back while the disk is full, and keeps receipts again once it is not', async () => {
	const path = temporaryFile();
	const store = sqliteStore(path);
	onTestFinished(() => store.close());
	const handler = createReceiver({ store, ...noLimits });
	const { db } = internalsOf(store);
	const acks: string[] = [];
	const postOne = async (): Promise<number> => {
		const { response, answer } = await post(handler, sampleReceipt());
		if (response.ok) acks.push(...answer.acks);
		else expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
		return response.status;
	};
	await postOne();
	const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db);
	await sql.raw(`PRAGMA max_page_count = ${Number(rows[0]?.page_count) + 8}`).execute(db);
	const statuses: number[] = [];
	while (!statuses.includes(503) && statuses.length < 500) statuses.push(await postOne());
	expect(statuses.at(-1)).toBe(503);
	expect(await postOne()).toBe(503);
	await sql`PRAGMA max_page_count = 1000000`.execute(db);
	expect(await postOne()).toBeLessThan(300);
	const kept = new Set((await store.list({ limit: 1000 })).map(({ receiptId }) => receiptId));
	expect(acks.filter((id) => !kept.has(id))).toEqual([]);
	expect(kept.size).toBe(acks.length);
});

/** What was there before the backup is there after it, with its numbers, and what is put later goes behind it. */
async function expectRestored(
	restored: ReceiptStore,
	before: Awaited<ReturnType<ReceiptStore['scan']>>,
): Promise<void> {
	const kept = await restored.scan({ after: 0, limit: 10_000 });
	expect(kept.slice(0, before.length)).toEqual(before);
	const [first] = before;
	expect(first && (await restored.put([first]))).toEqual(['seen']);
	expect(await restored.put([entry()])).toEqual(['new']);
	const [latest] = await restored.list({ limit: 1 });
	expect(latest?.serverSeq).toBeGreaterThan(kept.at(-1)?.serverSeq ?? 0);
	expect(await restored.notice('named')).toBe('{}');
}

async function filled(store: ReceiptStore) {
	await store.put(Array.from({ length: 300 }, (_, index) => entry({ seq: index + 1, noticeDigest: 'named' })));
	await store.putNotices([{ digest: 'named', body: '{}', receivedAt: '2026-11-22T04:12:32.000Z' }], {
		onlyNamed: true,
	});
	return store.scan({ after: 0, limit: 1000 });
}

it('SQLite: a copy made by VACUUM INTO while receipts come in is a whole store', async () => {
	const path = temporaryFile();
	const store = sqliteStore(path);
	onTestFinished(() => store.close());
	const before = await filled(store);
	const copy = temporaryFile('copy.sqlite');
	const coming = Promise.all(Array.from({ length: 50 }, () => store.put([entry()])));
	const other = new DatabaseSync(path);
	onTestFinished(() => other.close());
	other.prepare('VACUUM INTO ?').run(copy);
	await coming;
	const restored = sqliteStore(copy);
	onTestFinished(() => restored.close());
	await expectRestored(restored, before);
});

it('PostgreSQL: what pg_dump wrote while receipts come in is a whole store in another database', async () => {
	const server = await postgres();
	const [one, other] = [await server.newDatabase(), await server.newDatabase()];
	const store = await postgresStore({ url: server.url(one) });
	onTestFinished(() => store.close());
	const before = await filled(store);
	const coming = Promise.all(Array.from({ length: 50 }, () => store.put([entry()])));
	const dump = execFileSync(join(findPostgres() ?? '', 'pg_dump'), ['--no-owner', '--dbname', server.url(one)], {
		encoding: 'utf8',
		maxBuffer: 1 << 28,
	});
	await coming;
	execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', server.url(other)], { input: dump, stdio: 'pipe' });
	const restored = await postgresStore({ url: server.url(other) });
	onTestFinished(() => restored.close());
	await expectRestored(restored, before);
}, 60_000);
