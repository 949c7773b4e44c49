import type { Kysely } from 'kysely';
import { erasureContent } from './entry.ts';
import { type Erasure, writeErasure } from './erasure.ts';
import { idHash, startOf } from './hash.ts';
import { linkAll } from './link.ts';
import type { Signer } from './signed.ts';
import { isTaken, ledgerRow } from './sql-ledger.ts';
import { readBody } from '../read-body.ts';
import type { Internals } from '../sql/internals.ts';
import type { Tables } from '../sql/tables.ts';

/** Receipts of one record: its text names every place, and one transaction holds SQLite's only writer. */
const BATCH = 2000;

export interface Target {
	readonly pos: number;
	readonly serverSeq: number;
	readonly receiptId: string;
}

/** The receipts of one person. */
export async function targetsOf(db: Kysely<Tables>, consentId: string): Promise<readonly Target[]> {
	const rows = await chained(db).where('r.consent_id', '=', consentId).orderBy('l.pos').execute();
	return rows.map(targetOf);
}

/**
 * Receipts whose time to be kept is over: they ran out, or a later decision of the same person took their place, before
 * `before`.
 *
 * Days are counted by the receiver's clock: of the browser's only the length of a validity is believed, for a clock that is
 * years behind would have a receipt erased that counts today. Which decision is later the receipts say themselves (`seq`),
 * because they may arrive in another order.
 *
 * @param before ISO 8601, UTC
 */
export async function* targetsBefore(db: Kysely<Tables>, before: string): AsyncIterable<Target> {
	for (let from = 0; ; ) {
		const rows = await chained(db)
			.select([
				'r.body',
				'r.received_at',
				({ exists, selectFrom }) =>
					exists(
						selectFrom('receipts as next')
							.select('next.server_seq')
							.whereRef('next.consent_id', '=', 'r.consent_id')
							.whereRef('next.seq', '>', 'r.seq')
							.where('next.received_at', '<', before),
					).as('superseded'),
			])
			.where('r.received_at', '<', before)
			.where('l.pos', '>', from)
			.orderBy('l.pos')
			.limit(BATCH)
			.execute();
		if (!rows.length) return;
		for (const row of rows) if (row.superseded || endOf(row) < Date.parse(before)) yield targetOf(row);
		from = Number(rows.at(-1)?.pos);
	}
}

const chained = (db: Kysely<Tables>) =>
	db
		.selectFrom('receipts as r')
		.innerJoin('ledger as l', 'l.receipt', 'r.server_seq')
		.select(['l.pos', 'r.server_seq', 'r.receipt_id']);

const targetOf = (row: { pos: number; server_seq: number; receipt_id: string }): Target => ({
	pos: Number(row.pos),
	serverSeq: Number(row.server_seq),
	receiptId: row.receipt_id,
});

/** When a receipt runs out, in milliseconds since 1970. One that cannot be read never does: it is kept. */
function endOf({ body, received_at }: { readonly body: string; readonly received_at: string }): number {
	const event = readBody(body)?.['event'];
	const { time, validUntil }: { time?: unknown; validUntil?: unknown } = typeof event === 'object' ? { ...event } : {};
	const end = Date.parse(received_at) + Date.parse(String(validUntil)) - Date.parse(String(time));
	return Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
}

/**
 * Deletes bodies and salts, and chains a signed record of it, in one transaction for each `BATCH`. The links stay, and so
 * does a hash of each id. Answers how many were deleted.
 */
export async function erase(
	{ db, dialect }: Pick<Internals, 'db' | 'dialect'>,
	targets: readonly Target[],
	about: Pick<Erasure, 'time' | 'by' | 'reason' | 'scope'>,
	signer: Signer,
): Promise<number> {
	let count = 0;
	for (let from = 0; from < targets.length; ) {
		const batch = targets.slice(from, from + BATCH);
		// Somebody chained a receipt in between: the record needs another place.
		if (!(await eraseBatch({ db, dialect }, batch, about, signer))) continue;
		from += BATCH;
		count += batch.length;
	}
	return count;
}

async function eraseBatch(
	{ db, dialect }: Pick<Internals, 'db' | 'dialect'>,
	batch: readonly Target[],
	about: Pick<Erasure, 'time' | 'by' | 'reason' | 'scope'>,
	signer: Signer,
): Promise<boolean> {
	const { id: log } = await db.selectFrom('chain_log').select('id').executeTakeFirstOrThrow();
	const hashes = batch.map(({ receiptId }) => idHash(receiptId));
	const positions = batch.map(({ pos }) => pos);
	const numbers = batch.map(({ serverSeq }) => serverSeq);
	const ids = batch.map(({ receiptId }) => receiptId);
	const record = writeErasure({ log, ...about, positions, idHashes: hashes }, signer);
	try {
		await db.transaction().execute(async (write) => {
			// First of all, so that SQLite takes its write lock before anything is read.
			await write
				.insertInto('erased')
				.values(batch.map(({ pos, serverSeq, receiptId }) => ({ id_hash: idHash(receiptId), receipt: serverSeq, pos })))
				.execute();
			const last = await write
				.selectFrom('ledger')
				.select(['pos', 'node'])
				.orderBy('pos', 'desc')
				.limit(1)
				.executeTakeFirst();
			const tail = last ? { pos: Number(last.pos), node: last.node } : { pos: 0, node: startOf(log) };
			const [link] = linkAll(tail, [erasureContent(record)]);
			if (!link) return;
			await write
				.insertInto('ledger')
				.values(ledgerRow({ kind: 'erasure', content: record, ...link }))
				.execute();
			await write.updateTable('ledger').set({ salt: null }).where('pos', 'in', positions).execute();
			await write.deleteFrom('receipts').where('server_seq', 'in', numbers).execute();
			// Together with the rest: whoever sends such a receipt again sees one moment, and in it either its id or that it was erased.
			if (dialect === 'postgres') await write.deleteFrom('receipt_ids').where('receipt_id', 'in', ids).execute();
		});
		return true;
	} catch (error) {
		if (isTaken(error)) return false;
		throw error;
	}
}
