import { type Kysely, sql } from 'kysely';
import type { Tables } from '../sql/tables.ts';

/** An id and its receipt that do not belong together. */
export type StrayId =
	/** The receipt is there, and its id names another (`named`), or nothing does. */
	| {
			readonly kind: 'unnamed';
			readonly receiptId: string;
			readonly serverSeq: number;
			readonly named: number | null;
			/** The other receipt has the same id. */
			readonly isTwice: boolean;
	  }
	/** The id names a receipt that is not there, or that has another id. */
	| {
			readonly kind: 'unfounded';
			readonly receiptId: string;
			readonly named: number;
			readonly reason: 'missing' | 'another' | 'erased';
	  };

const PAGE = 5000;

/**
 * Compares PostgreSQL's table of ids with the receipts, both ways, page by page. A receipt is found by it, and told from a new one;
 * the chain says nothing of it, because it can be made anew from the receipts.
 */
export async function* strayIds(db: Kysely<Tables>): AsyncIterable<StrayId> {
	for (let from = 0; ; ) {
		const { rows: ends } = await sql<{ last: number | null }>`
			SELECT max(server_seq) AS last
			FROM (SELECT server_seq FROM receipts WHERE server_seq > ${from} ORDER BY server_seq LIMIT ${PAGE}) AS page`.execute(
			db,
		);
		const last = ends[0]?.last ?? null;
		if (last === null) break;
		const { rows } = await sql<{ receipt_id: string; server_seq: number; named: number | null; twice: boolean }>`
			SELECT r.receipt_id, r.server_seq, ids.server_seq AS named, other.receipt_id IS NOT DISTINCT FROM r.receipt_id AS twice
			FROM receipts AS r LEFT JOIN receipt_ids AS ids ON ids.receipt_id = r.receipt_id
				LEFT JOIN receipts AS other ON other.server_seq = ids.server_seq AND other.server_seq <> r.server_seq
			WHERE r.server_seq > ${from} AND r.server_seq <= ${last} AND ids.server_seq IS DISTINCT FROM r.server_seq
			ORDER BY r.server_seq`.execute(db);
		for (const { receipt_id: receiptId, server_seq, named, twice: isTwice } of rows)
			yield {
				kind: 'unnamed',
				receiptId,
				serverSeq: Number(server_seq),
				named: named === null ? null : Number(named),
				isTwice,
			};
		from = Number(last);
	}
	for (let from = '00000000-0000-0000-0000-000000000000'; ; ) {
		const { rows: ends } = await sql<{ last: string | null }>`
			SELECT (SELECT receipt_id FROM receipt_ids WHERE receipt_id > ${from}::uuid ORDER BY receipt_id OFFSET ${PAGE - 1} LIMIT 1) AS last`.execute(
			db,
		);
		// The last page has no end.
		const last = ends[0]?.last ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff';
		const { rows } = await sql<{ receipt_id: string; named: number; other: string | null; erased: number | null }>`
			SELECT ids.receipt_id, ids.server_seq AS named, r.receipt_id AS other, erased.pos AS erased
			FROM receipt_ids AS ids LEFT JOIN receipts AS r ON r.server_seq = ids.server_seq
				LEFT JOIN erased ON erased.receipt = ids.server_seq
			WHERE ids.receipt_id > ${from}::uuid AND ids.receipt_id <= ${last}::uuid AND r.receipt_id IS DISTINCT FROM ids.receipt_id
			ORDER BY ids.receipt_id`.execute(db);
		for (const { receipt_id: receiptId, named, other, erased } of rows)
			yield {
				kind: 'unfounded',
				receiptId,
				named: Number(named),
				reason: other !== null ? 'another' : erased === null ? 'missing' : 'erased',
			};
		if (!ends[0]?.last) return;
		from = last;
	}
}

/** The same in SQLite, where an id is a column of its receipt and unique: somebody may have taken that away. */
export async function* idsInTwo(db: Kysely<Tables>): AsyncIterable<StrayId> {
	let last = { receipt_id: '', server_seq: 0 };
	for (;;) {
		const { rows } = await sql<typeof last>`
			SELECT receipt_id, server_seq FROM receipts WHERE (receipt_id, server_seq) > (${last.receipt_id}, ${last.server_seq})
			ORDER BY receipt_id, server_seq LIMIT ${PAGE}`.execute(db);
		for (const row of rows) {
			const { receipt_id: receiptId, server_seq: named } = row;
			if (receiptId === last.receipt_id)
				yield { kind: 'unnamed', receiptId, serverSeq: last.server_seq, named, isTwice: true };
			last = row;
		}
		if (rows.length < PAGE) return;
	}
}
