import { type Kysely, sql } from 'kysely';
import { idHash } from '../chain/hash.ts';
import type { Outcome, ReceiptEntry } from '../store.ts';
import type { Pool, Prepared } from './postgres-pool.ts';
import type { Tables } from './tables.ts';

/**
 * Keeps receipts by one statement, which is one transaction and one journey, however many there are.
 *
 * Ids go in in their own order: two transactions that take the same ids in one order never wait for each other in a circle.
 * Numbers are taken only for ids that nobody has, so that sending the same receipt again leaves no gap; they follow the order
 * of arrival. `IS TRUE` keeps what is fresh a set to look in: planned before it is known how many come, a join would compare
 * each with each.
 */
export const keep = {
	name: 'yinyom-keep-1',
	text: `
		WITH came AS (
			SELECT * FROM unnest(
				$1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
				$10::text[], $11::text[]
			) WITH ORDINALITY AS t
				(receipt_id, consent_id, site, seq, state, event_time, received_at, notice_digest, body, body_hash, id_hash, place)
		), numbered AS MATERIALIZED (
			SELECT nextval('receipts_server_seq') AS server_seq, unknown.*
			FROM (
				SELECT * FROM came WHERE NOT EXISTS (SELECT 1 FROM receipt_ids AS ids WHERE ids.receipt_id = came.receipt_id)
					AND NOT EXISTS (SELECT 1 FROM erased WHERE erased.id_hash = came.id_hash)
				ORDER BY place
			) AS unknown
		), fresh AS (
			INSERT INTO receipt_ids (receipt_id, server_seq) SELECT receipt_id, server_seq FROM numbered ORDER BY receipt_id
			ON CONFLICT (receipt_id) DO NOTHING RETURNING receipt_id
		), kept AS (
			INSERT INTO receipts
				(server_seq, receipt_id, consent_id, site, seq, state, event_time, received_at, notice_digest, body, body_hash)
			SELECT server_seq, receipt_id, consent_id, site, seq, state, event_time, received_at, notice_digest, body, body_hash
			FROM numbered WHERE (receipt_id IN (SELECT receipt_id FROM fresh)) IS TRUE
		), named AS (
			INSERT INTO notice_names (digest) SELECT unnest($12::text[]) ON CONFLICT DO NOTHING
		)
		SELECT receipt_id FROM fresh`,
} as const satisfies Prepared;

/** @returns what became of each, in their order */
export async function postgresCommit(
	{ pool, db }: { readonly pool: Pick<Pool, 'run'>; readonly db: Kysely<Tables> },
	entries: readonly ReceiptEntry[],
	digests: readonly string[],
): Promise<readonly Outcome[]> {
	const places = new Map<string, number>();
	for (const [place, { receiptId }] of entries.entries()) if (!places.has(receiptId)) places.set(receiptId, place);
	const isFirst = (receiptId: string, place: number): boolean => places.get(receiptId) === place;
	const each = entries.filter(({ receiptId }, place) => isFirst(receiptId, place));
	const rows = await pool.run<{ readonly receipt_id: string }>(keep, [
		each.map(({ receiptId }) => receiptId),
		each.map(({ consentId }) => consentId),
		each.map(({ site }) => site),
		each.map(({ seq }) => seq),
		each.map(({ state }) => state),
		each.map(({ eventTime }) => eventTime),
		each.map(({ receivedAt }) => receivedAt),
		each.map(({ noticeDigest }) => noticeDigest),
		each.map(({ body }) => body),
		each.map(({ bodyHash }) => bodyHash),
		each.map(({ receiptId }) => idHash(receiptId)),
		digests.toSorted(),
	]);
	const isNew = new Set(rows.map((row) => row.receipt_id));
	const others = entries.filter(({ receiptId }, place) => !isNew.has(receiptId) || !isFirst(receiptId, place));
	const hashes = await hashesOf(db, [...new Set(others.map(({ receiptId }) => receiptId))]);
	const erased = await erasedAmong(
		db,
		others.map(({ receiptId }) => receiptId).filter((id) => !hashes.has(id)),
	);
	return entries.map(({ receiptId, bodyHash }, place): Outcome => {
		if (isNew.has(receiptId) && isFirst(receiptId, place)) return 'new';
		// What was erased is not kept again: whoever sends it is told that it was seen, and deletes it too.
		return erased.has(receiptId) || hashes.get(receiptId) === bodyHash ? 'seen' : 'mismatch';
	});
}

/** What those ids stand for. Asked after the statement above, which waited for whoever was keeping the same ids. */
async function hashesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (!ids.length) return new Map();
	const { rows } = await sql<{ receipt_id: string; body_hash: string }>`
		SELECT r.receipt_id, r.body_hash FROM receipt_ids AS ids JOIN receipts AS r ON r.server_seq = ids.server_seq
		WHERE ids.receipt_id = ANY(${ids}::uuid[])`.execute(db);
	return new Map(rows.map((row) => [row.receipt_id, row.body_hash]));
}

async function erasedAmong(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlySet<string>> {
	if (!ids.length) return new Set();
	const byHash = new Map(ids.map((id) => [idHash(id), id]));
	const rows = await db
		.selectFrom('erased')
		.select('id_hash')
		.where('id_hash', 'in', [...byHash.keys()])
		.execute();
	return new Set(rows.flatMap((row) => byHash.get(row.id_hash) ?? []));
}
