import type { Selectable } from 'kysely';
import type { ReceiptEntry, StoredEntry } from '../store.ts';
import type { ReceiptRow } from './tables.ts';

export const rowOf = (entry: ReceiptEntry) => ({
	receipt_id: entry.receiptId,
	consent_id: entry.consentId,
	site: entry.site,
	seq: entry.seq,
	state: entry.state,
	event_time: entry.eventTime,
	received_at: entry.receivedAt,
	notice_digest: entry.noticeDigest,
	body: entry.body,
	body_hash: entry.bodyHash,
});

/** The driver of PostgreSQL gives its 64-bit numbers as text. */
export const entryOf = (row: Selectable<ReceiptRow>): StoredEntry => ({
	serverSeq: Number(row.server_seq),
	receiptId: row.receipt_id,
	consentId: row.consent_id,
	site: row.site,
	seq: Number(row.seq),
	state: row.state,
	eventTime: row.event_time,
	receivedAt: row.received_at,
	noticeDigest: row.notice_digest,
	body: row.body,
	bodyHash: row.body_hash,
});
