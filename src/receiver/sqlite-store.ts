import type { SQLOutputValue } from 'node:sqlite';
import { naming, openFile } from './sqlite-file.ts';
import { inTransaction } from './sqlite-schema.ts';
import type { Outcome, ReceiptEntry, ReceiptStore, StoredEntry } from './store.ts';

/**
 * A store in one SQLite file, made when it does not exist; `':memory:'` keeps nothing. Several processes may share it.
 *
 * @throws when this Node has no `node:sqlite`, or the file cannot be opened, or a newer yinyom wrote it
 */
export function sqliteStore(path: string): ReceiptStore {
	const db = openFile(path);
	const find = db.prepare('SELECT body_hash FROM receipts WHERE receipt_id = ?');
	const insert = db.prepare(
		`INSERT INTO receipts (receipt_id, consent_id, site, seq, state, event_time, received_at, body, body_hash)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	);
	const latest = db.prepare('SELECT * FROM receipts ORDER BY server_seq DESC LIMIT ?');
	const total = db.prepare('SELECT count(*) AS total FROM receipts');

	const keep = (entry: ReceiptEntry): Outcome => {
		const known = find.get(entry.receiptId);
		if (known) return known['body_hash'] === entry.bodyHash ? 'seen' : 'mismatch';
		const { receiptId, consentId, site, seq, state, eventTime, receivedAt, body, bodyHash } = entry;
		insert.run(receiptId, consentId, site, seq, state, eventTime, receivedAt, body, bodyHash);
		return 'new';
	};

	return {
		put: async (entries) => naming(path, 'write to', () => inTransaction(db, () => entries.map(keep))),
		list: async ({ limit }) => naming(path, 'read', () => latest.all(limit).map(entryOf)),
		count: async () => naming(path, 'read', () => Number(total.get()?.['total'])),
		close: async () => db.close(),
	};
}

const entryOf = (row: Record<string, SQLOutputValue>): StoredEntry => ({
	receiptId: String(row['receipt_id']),
	consentId: String(row['consent_id']),
	site: String(row['site']),
	seq: Number(row['seq']),
	state: String(row['state']),
	eventTime: String(row['event_time']),
	receivedAt: String(row['received_at']),
	body: String(row['body']),
	bodyHash: String(row['body_hash']),
	serverSeq: Number(row['server_seq']),
});
