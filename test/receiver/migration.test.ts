import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { canonicalJson } from '../../src/consent/canonical-json.ts';
import { createReceiver, sqliteStore } from '../../src/receiver.ts';
import { post } from './post.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

/** The tables of version 0.1.0, to the letter: files made by it exist. */
const version1 = `
	CREATE TABLE receipts (
		server_seq INTEGER PRIMARY KEY AUTOINCREMENT,
		receipt_id TEXT NOT NULL UNIQUE,
		consent_id TEXT NOT NULL,
		site TEXT NOT NULL,
		seq INTEGER NOT NULL,
		state TEXT NOT NULL,
		event_time TEXT NOT NULL,
		received_at TEXT NOT NULL,
		body TEXT NOT NULL,
		body_hash TEXT NOT NULL
	) STRICT;

	CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no UPDATE'); END;

	CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no DELETE'); END;

	CREATE TRIGGER receipts_no_replace BEFORE INSERT ON receipts
	WHEN EXISTS (SELECT 1 FROM receipts WHERE receipt_id = NEW.receipt_id OR server_seq = NEW.server_seq)
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no REPLACE'); END;

	PRAGMA user_version = 1;
`;

const receipts = Array.from({ length: 30 }, (_, index) =>
	sampleReceipt({ seq: index + 1, notice: { ...sampleReceipt().notice, noticeDigest: digestOf(index % 2) } }),
);

function digestOf(number: number): string | null {
	return number ? `sha256-${'o'.repeat(43)}` : null;
}

function fileOfVersion1(): string {
	const path = temporaryFile();
	const db = new DatabaseSync(path);
	db.exec(version1);
	const insert = db.prepare('INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
	for (const [index, receipt] of receipts.entries())
		insert.run(
			// Numbers with gaps stay as they are too.
			(index + 1) * 3,
			receipt.receiptId,
			receipt.consentId,
			receipt.scope.site,
			receipt.seq,
			receipt.event.state,
			receipt.event.time,
			'2026-11-22T04:12:32.000Z',
			canonicalJson(receipt),
			`hash ${index}`,
		);
	// A body that no receiver of ours wrote must not keep an owner from their evidence.
	insert.run(1000, crypto.randomUUID(), crypto.randomUUID(), 'x', 1, 'given', '', '', 'not JSON', 'hash');
	db.close();
	return path;
}

it('brings a file of version 0.1.0 up to date: ids, numbers, order, bodies and hashes stay', async () => {
	const path = fileOfVersion1();
	const store = sqliteStore(path);
	onTestFinished(() => store.close());
	const kept = await store.scan({ after: 0, limit: 100 });
	expect(kept).toHaveLength(31);
	expect(kept.slice(0, 30)).toEqual(
		receipts.map((receipt, index) => ({
			serverSeq: (index + 1) * 3,
			receiptId: receipt.receiptId,
			consentId: receipt.consentId,
			site: receipt.scope.site,
			seq: receipt.seq,
			state: receipt.event.state,
			eventTime: receipt.event.time,
			receivedAt: '2026-11-22T04:12:32.000Z',
			noticeDigest: digestOf(index % 2),
			body: canonicalJson(receipt),
			bodyHash: `hash ${index}`,
		})),
	);
	expect(kept[30]).toMatchObject({ serverSeq: 1000, body: 'not JSON', noticeDigest: null });
});

it('goes on in such a file as if it had always been its own', async () => {
	const path = fileOfVersion1();
	const store = sqliteStore(path);
	onTestFinished(() => store.close());
	const handler = createReceiver({ store });
	expect((await post(handler, sampleReceipt())).response.status).toBe(201);
	const [latest] = await store.list({ limit: 1 });
	expect(latest?.serverSeq).toBe(1001);
	// A body kept under this id has another hash, so it is told from what comes now.
	expect((await post(handler, receipts[3])).response.status).toBe(409);
	const named = digestOf(1) ?? '';
	const text = { digest: named, body: '{}', receivedAt: '2026-11-22T04:12:32.000Z' };
	expect(await store.putNotices([text], { onlyNamed: true })).toEqual(['new']);
	const db = new DatabaseSync(path);
	onTestFinished(() => db.close());
	expect(() => db.exec("UPDATE receipts SET state = 'given'")).toThrow('append-only');
	expect(() => db.exec('DELETE FROM receipts')).toThrow('append-only');
	expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
});
