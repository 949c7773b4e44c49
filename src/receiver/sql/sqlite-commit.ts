import type { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { idHash } from '../chain/hash.ts';
import type { Outcome, ReceiptEntry } from '../store.ts';
import { rowOf } from './rows.ts';
import { inTransaction } from './sqlite-migrations.ts';
import type { Tables } from './tables.ts';

/**
 * Keeps receipts in one transaction, without a pause in it: SQLite is called in this thread, so that one statement made
 * ready and run for each receipt is several times faster than one for all of them.
 */
export function sqliteCommit(
	file: DatabaseSync,
	db: Kysely<Tables>,
): (entries: readonly ReceiptEntry[], digests: readonly string[]) => readonly Outcome[] {
	const columns = {
		receipt_id: '',
		consent_id: '',
		site: '',
		seq: 0,
		state: '',
		event_time: '',
		received_at: '',
		notice_digest: null,
		body: '',
		body_hash: '',
	};
	const find = file.prepare(db.selectFrom('receipts').select('body_hash').where('receipt_id', '=', '').compile().sql);
	const insert = file.prepare(db.insertInto('receipts').values(columns).compile().sql);
	const name = file.prepare(
		db
			.insertInto('notice_names')
			.values({ digest: '' })
			.onConflict((conflict) => conflict.doNothing())
			.compile().sql,
	);
	const anyErased = file.prepare('SELECT 1 FROM erased LIMIT 1');
	const isErased = file.prepare(db.selectFrom('erased').select('pos').where('id_hash', '=', '').compile().sql);

	const keep = (entry: ReceiptEntry, mayBeErased: boolean): Outcome => {
		const known = find.get(entry.receiptId);
		if (known) return known['body_hash'] === entry.bodyHash ? 'seen' : 'mismatch';
		// What was erased is not kept again: whoever sends it is told that it was seen, and deletes it too.
		if (mayBeErased && isErased.get(idHash(entry.receiptId))) return 'seen';
		insert.run(...Object.values(rowOf(entry)));
		return 'new';
	};
	return (entries, digests) =>
		inTransaction(file, () => {
			const mayBeErased = anyErased.get() !== undefined;
			const outcomes = entries.map((entry) => keep(entry, mayBeErased));
			for (const digest of digests) name.run(digest);
			return outcomes;
		});
}
