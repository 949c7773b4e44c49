import type { Kysely, Selectable } from 'kysely';
import type { NoticeEntry, NoticeOutcome, Outcome, ReceiptEntry, ReceiptStore, StoredEntry } from '../store.ts';
import { createGroupCommit } from './group-commit.ts';
import { type Internals, setInternals } from './internals.ts';
import type { ReceiptRow, Tables } from './tables.ts';

/** What one database does in its own way. */
export interface Database extends Internals {
	/** How many transactions gain from being under way at a time. */
	readonly lanes: number;
	/** Whether an error is about what was to be kept, in contrast with the database. */
	readonly isAboutData: (error: unknown) => boolean;
	/** Says which store an error is about; the message is logged, so it never holds a value. */
	readonly naming: <Result>(doing: 'read' | 'write to', work: () => Promise<Result>) => Promise<Result>;
	readonly close: () => Promise<void>;
}

/** Names in one statement; below what SQLite and PostgreSQL take. */
const MOST = 500;

/** The same statements on both databases. */
export function createSqlStore(database: Database): ReceiptStore {
	const { db, transaction, lanes, isAboutData, naming, close } = database;
	/** Digests known to be in the table of names; each process writes one once. */
	const named = new Set<string>();

	const commit = (entries: readonly ReceiptEntry[]): Promise<readonly Outcome[]> =>
		naming('write to', async () => {
			const digests = [...new Set(entries.flatMap(({ noticeDigest }) => noticeDigest ?? []))].filter(
				(digest) => !named.has(digest),
			);
			const outcomes = await transaction(async (tx) => {
				const first = firstOfEach(entries);
				// In the order of their ids: two transactions that take the same ids in one order never wait for each other.
				const ids = [...first.keys()].sort();
				const fresh = await tx
					.insertInto('receipt_ids')
					.values(ids.map((id) => ({ receipt_id: id, body_hash: first.get(id)?.bodyHash ?? '' })))
					.onConflict((conflict) => conflict.column('receipt_id').doNothing())
					.returning('receipt_id')
					.execute();
				const isNew = new Set(fresh.flatMap((row) => first.get(row.receipt_id)?.place ?? []));
				const rows = entries.filter((_, place) => isNew.has(place)).map(rowOf);
				if (rows.length) await tx.insertInto('receipts').values(rows).execute();
				if (digests.length)
					await tx
						.insertInto('notice_names')
						.values(digests.map((digest) => ({ digest })))
						.onConflict((conflict) => conflict.doNothing())
						.execute();
				const others = entries.filter((_, place) => !isNew.has(place));
				const kept = others.length ? await hashesOf(tx, others) : new Map<string, string>();
				return entries.map(({ receiptId, bodyHash }, place): Outcome => {
					if (isNew.has(place)) return 'new';
					return kept.get(receiptId) === bodyHash ? 'seen' : 'mismatch';
				});
			});
			if (named.size > 10_000) named.clear();
			for (const digest of digests) named.add(digest);
			return outcomes;
		});
	const put = createGroupCommit(commit, { lanes, isOnes: isAboutData });

	const unknownAmong = async (table: 'notices' | 'notice_names', digests: readonly string[]) => {
		const rows = await db.selectFrom(table).select('digest').where('digest', 'in', digests).execute();
		const known = new Set(rows.map(({ digest }) => digest));
		return digests.filter((digest) => !known.has(digest));
	};

	const store: ReceiptStore = {
		put: async (entries) => (entries.length ? put(entries) : []),
		missingNotices: (digests) =>
			naming('read', async () => (digests.length ? unknownAmong('notices', [...new Set(digests)].slice(0, MOST)) : [])),
		putNotices: (notices, { onlyNamed }) =>
			naming('write to', async () => {
				const digests = notices.map(({ digest }) => digest);
				if (!digests.length) return [];
				const unasked = new Set(onlyNamed ? await unknownAmong('notice_names', digests) : []);
				const asked = notices.filter(({ digest }) => !unasked.has(digest));
				const fresh = asked.length
					? await transaction((tx) =>
							tx
								.insertInto('notices')
								.values(asked.map(({ digest, body, receivedAt }) => ({ digest, body, received_at: receivedAt })))
								.onConflict((conflict) => conflict.column('digest').doNothing())
								.returning('digest')
								.execute(),
						)
					: [];
				const isFresh = new Set(fresh.map((row) => row.digest));
				return notices.map(
					({ digest }: NoticeEntry): NoticeOutcome =>
						isFresh.delete(digest) ? 'new' : unasked.has(digest) ? 'unasked' : 'seen',
				);
			}),
		notice: (digest) =>
			naming('read', async () => {
				const row = await db.selectFrom('notices').select('body').where('digest', '=', digest).executeTakeFirst();
				return row?.body;
			}),
		list: ({ limit, before, receiptId, consentId, site }) =>
			naming('read', async () => {
				let query = db.selectFrom('receipts').selectAll().orderBy('server_seq', 'desc').limit(limit);
				if (before !== undefined) query = query.where('server_seq', '<', before);
				if (receiptId !== undefined) query = query.where('receipt_id', '=', receiptId);
				if (consentId !== undefined) query = query.where('consent_id', '=', consentId);
				if (site !== undefined) query = query.where('site', '=', site);
				return (await query.execute()).map(entryOf);
			}),
		scan: ({ after, limit }) =>
			naming('read', async () => {
				const rows = await db
					.selectFrom('receipts')
					.selectAll()
					.where('server_seq', '>', after)
					.orderBy('server_seq')
					.limit(limit)
					.execute();
				return rows.map(entryOf);
			}),
		count: () =>
			naming('read', async () => {
				const row = await db
					.selectFrom('receipts')
					.select(({ fn }) => fn.countAll<number>().as('total'))
					.executeTakeFirstOrThrow();
				return Number(row.total);
			}),
		check: () =>
			naming('write to', async () => {
				// A name that no digest can have, taken back at once: only a write shows that writes go through.
				await transaction(async (tx) => {
					await tx.insertInto('notice_names').values({ digest: '' }).execute();
					throw new Rehearsal();
				}).catch((error: unknown) => {
					if (!(error instanceof Rehearsal)) throw error;
				});
			}),
		close,
	};
	setInternals(store, database);
	return store;
}

/** It never meant to be kept. */
class Rehearsal extends Error {}

/** By its id, the first entry that bears it, and its place. */
function firstOfEach(
	entries: readonly ReceiptEntry[],
): ReadonlyMap<string, { readonly place: number; readonly bodyHash: string }> {
	const first = new Map<string, { readonly place: number; readonly bodyHash: string }>();
	for (const [place, { receiptId, bodyHash }] of entries.entries())
		if (!first.has(receiptId)) first.set(receiptId, { place, bodyHash });
	return first;
}

async function hashesOf(db: Kysely<Tables>, entries: readonly ReceiptEntry[]): Promise<ReadonlyMap<string, string>> {
	const rows = await db
		.selectFrom('receipt_ids')
		.selectAll()
		.where(
			'receipt_id',
			'in',
			entries.map(({ receiptId }) => receiptId),
		)
		.execute();
	return new Map(rows.map((row) => [row.receipt_id, row.body_hash]));
}

const rowOf = (entry: ReceiptEntry) => ({
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

const entryOf = (row: Selectable<ReceiptRow>): StoredEntry => ({
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
