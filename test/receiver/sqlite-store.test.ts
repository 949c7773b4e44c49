import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { sql as kysely } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { internalsOf } from '../../src/receiver/sql/internals.ts';
import { openOwnerDatabase, openStoreToRead } from '../../src/receiver/sql/owner-database.ts';
import { restoreSqlite } from '../../src/receiver/sql/restore.ts';
import { openFile } from '../../src/receiver/sql/sqlite-file.ts';
import { createReceiver, type ReceiptEntry, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import { post } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

function open(path: string): ReceiptStore {
	const store = sqliteStore(path);
	onTestFinished(() => store.close());
	return store;
}

function sql(path: string): DatabaseSync {
	const db = new DatabaseSync(path);
	onTestFinished(() => {
		if (db.isOpen) db.close();
	});
	return db;
}

/** https://www.sqlite.org/pragma.html#pragma_synchronous */
const FULL = 2;

const entry = (changes: Partial<ReceiptEntry> = {}): ReceiptEntry => ({
	receiptId: crypto.randomUUID(),
	consentId: crypto.randomUUID(),
	site: 'shop.example',
	seq: 1,
	state: 'given',
	eventTime: '2026-11-22T04:12:31.204Z',
	receivedAt: '2026-11-22T04:12:32.000Z',
	body: '{}',
	noticeDigest: null,
	bodyHash: 'sha256-1',
	...changes,
});

it('tells new, seen and mismatch apart, within one put and across puts', async () => {
	const store = open(':memory:');
	const one = entry();
	expect(await store.put([one, one, { ...one, bodyHash: 'sha256-2' }])).toEqual(['new', 'seen', 'mismatch']);
	expect(await store.put([one, entry()])).toEqual(['seen', 'new']);
	expect(await store.count()).toBe(2);
});

it('lists the newest first, as far as asked, with the order of arrival', async () => {
	const store = open(':memory:');
	const entries = [entry(), entry(), entry()];
	await store.put(entries);
	expect(await store.list({ limit: 2 })).toEqual([
		{ ...entries[2], serverSeq: 3 },
		{ ...entries[1], serverSeq: 2 },
	]);
});

it('keeps all entries of a put or none', async () => {
	const store = open(':memory:');
	// @ts-expect-error: a site that is no text, as a faulty caller might give it
	await expect(store.put([entry(), entry({ site: null })])).rejects.toThrow('cannot write to ":memory:": NOT NULL');
	expect(await store.count()).toBe(0);
	expect(await store.put([entry()])).toEqual(['new']);
});

it('keeps hostile texts as texts', async () => {
	const store = open(':memory:');
	const hostile = `'); DROP TABLE receipts; --"\u0000\u001b[2J=cmd|' /C calc'!A0`;
	await store.put([entry({ body: hostile, site: hostile })]);
	expect(await store.list({ limit: 1 })).toMatchObject([{ body: hostile, site: hostile }]);
});

it('finds everything again after it was closed', async () => {
	const path = temporaryFile();
	const first = sqliteStore(path);
	await first.put([entry(), entry()]);
	await first.close();
	expect(await open(path).count()).toBe(2);
});

it('keeps the hash that the visitor’s next receipt names as prevDigest', async () => {
	const store = open(':memory:');
	await post(createReceiver({ store }), sampleReceipt());
	const [stored] = await store.list({ limit: 1 });
	const hash = createHash('sha256')
		.update(stored?.body ?? '')
		.digest('base64url');
	expect(stored?.bodyHash).toBe(`sha256-${hash}`);
});

it.each([
	['UPDATE', "UPDATE receipts SET state = 'given'"],
	['DELETE', 'DELETE FROM receipts'],
	['REPLACE', 'INSERT OR REPLACE INTO receipts SELECT * FROM receipts'],
	[
		'REPLACE',
		"REPLACE INTO receipts SELECT 1, 'other', consent_id, site, seq, state, event_time, received_at, NULL, body, body_hash FROM receipts",
	],
])('the file itself refuses %s', async (word, statement) => {
	const path = temporaryFile();
	const store = open(path);
	const one = entry();
	await store.put([one]);
	expect(() => sql(path).exec(statement)).toThrow(`receipts are append-only: no ${word}`);
	expect(await store.list({ limit: 9 })).toEqual([{ ...one, serverSeq: 1 }]);
});

it('writes ahead, and to the disk at every commit', () => {
	const db = openFile(temporaryFile());
	onTestFinished(() => db.close());
	expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
	expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: FULL });
});

it('refuses a file of a newer version and leaves it as it was', () => {
	const path = temporaryFile();
	const db = sql(path);
	db.exec('PRAGMA user_version = 99');
	const before = readFileSync(path);
	expect(() => sqliteStore(path)).toThrow(
		`yinyom receiver: cannot open ${JSON.stringify(path)}: the file has schema version 99; this receiver knows versions up to 3. ` +
			'It was written by a newer yinyom, or is no receipts file: upgrade yinyom, or name another file.',
	);
	expect(readFileSync(path)).toEqual(before);
});

it.each([
	['no version', 'PRAGMA user_version = 0', 'orders'],
	['a version of ours by chance', 'PRAGMA user_version = 1', 'orders'],
	['our latest version by chance', 'PRAGMA user_version = 3', 'orders'],
	['receipts of its own', 'CREATE TABLE receipts (id INTEGER PRIMARY KEY, total INTEGER)', 'orders, receipts'],
	['both', 'CREATE TABLE receipts (id INTEGER PRIMARY KEY); PRAGMA user_version = 3', 'orders, receipts'],
])('refuses a database of another program with %s, and leaves it as it was', async (_, script, tables) => {
	const path = temporaryFile('shop.sqlite');
	sql(path).exec(`CREATE TABLE orders (id INTEGER PRIMARY KEY, what TEXT); ${script}`);
	const before = readFileSync(path);
	const another =
		`yinyom receiver: cannot open ${JSON.stringify(path)}: it is a database of another program, with the tables ${tables}: ` +
		'no receiver was ever started on it. Name another file.';
	expect(() => sqliteStore(path)).toThrow(another);
	await expect(openStoreToRead(path)).rejects.toThrow(another);
	await expect(openOwnerDatabase(path, { mayErase: true })).rejects.toThrow(another);
	expect(() => restoreSqlite(path, temporaryFile(), 0)).toThrow('it is a database of another program');
	expect(readFileSync(path)).toEqual(before);
	expect(readdirSync(dirname(path)).filter((name) => name.startsWith('shop'))).toEqual(['shop.sqlite']);
});

it('names the file whose tables lack something', async () => {
	const path = temporaryFile();
	await sqliteStore(path).close();
	sql(path).exec('ALTER TABLE receipts RENAME COLUMN seq TO other');
	expect(() => sqliteStore(path)).toThrow(
		`cannot open ${JSON.stringify(path)}: table receipts has no column named seq`,
	);
});

it('refuses a file that is no database, a folder, and a folder that is not there', () => {
	const path = temporaryFile('notes.txt');
	writeFileSync(path, 'not a database, but long enough to be looked at as if it were one. '.repeat(40));
	expect(() => sqliteStore(path)).toThrow(`cannot open ${JSON.stringify(path)}: file is not a database`);
	expect(() => sqliteStore(dirname(path))).toThrow(': it is a folder; expected a file');
	expect(() => restoreSqlite(dirname(path), temporaryFile(), 0)).toThrow(': it is a folder; expected a file');
	const missing = `${path}.missing/receipts.sqlite`;
	expect(() => sqliteStore(missing)).toThrow(`cannot open ${JSON.stringify(missing)}: there is no such folder`);
});

it('waits while another process holds the file for a moment', async () => {
	const path = temporaryFile();
	const store = open(path);
	const holder = new Worker(
		`const { parentPort, workerData } = require('node:worker_threads');
		const db = new (require('node:sqlite').DatabaseSync)(workerData);
		db.exec('BEGIN IMMEDIATE');
		parentPort.postMessage('held');
		setTimeout(() => db.close(), 300);`,
		{ eval: true, workerData: path },
	);
	await once(holder, 'message');
	expect(await store.put([entry()])).toEqual(['new']);
	await once(holder, 'exit');
});

it('answers 503 while another process holds the file, and keeps the receipt once it lets go', async () => {
	const path = temporaryFile();
	const handler = createReceiver({ store: open(path) });
	const other = sql(path);
	const receipt = sampleReceipt();
	other.exec('BEGIN IMMEDIATE');
	expect((await post(handler, receipt)).response.status).toBe(503);
	other.exec('ROLLBACK');
	expect((await post(handler, receipt)).response.status).toBe(201);
});

it('says that it can keep nothing while the disk is full, and finds out by itself when that is over', async () => {
	const path = temporaryFile();
	const store = open(path);
	const { db } = internalsOf(store);
	const body = 'x'.repeat(2000);
	await store.put([entry({ body })]);
	await kysely.raw('PRAGMA max_page_count = 30').execute(db);
	const full = async () => {
		for (;;) await store.put(Array.from({ length: 5 }, () => entry({ body })));
	};
	await expect(full()).rejects.toThrow('full');
	const kept = await store.count();
	await expect(store.check()).rejects.toThrow('cannot write to');
	await expect(store.check()).rejects.toThrow('full');
	expect(await store.count()).toBe(kept);
	await kysely.raw('PRAGMA max_page_count = 100000').execute(db);
	// Nobody posts: what could not be kept is what shows that something can.
	await store.check();
	expect(await store.count()).toBe(kept + 5);
	await store.check();
	expect(await store.count()).toBe(kept + 5);
});

it('is well although somebody sent what no store could keep', async () => {
	const store = open(':memory:');
	// @ts-expect-error: a site that is no text, as a faulty caller might give it
	await expect(store.put([entry({ site: null })])).rejects.toThrow('NOT NULL');
	await store.check();
});

it('makes a file that only its owner can read, and what lies beside it too', async () => {
	const path = temporaryFile();
	const store = open(path);
	await store.put([entry()]);
	for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
});
