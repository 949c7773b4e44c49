import type { NoticeEntry, NoticeOutcome, Outcome, ReceiptEntry, ReceiptStore } from '../store.ts';
import { createGroupCommit } from './group-commit.ts';
import { type Internals, setInternals } from './internals.ts';
import { isReceipt } from './is-receipt.ts';
import { entryOf } from './rows.ts';

/** What one database does in its own way. */
export interface Database extends Internals {
	/** Keeps receipts, and the names of notices, in one transaction; one outcome each, in the same order. */
	readonly commit: (entries: readonly ReceiptEntry[], digests: readonly string[]) => Promise<readonly Outcome[]>;
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

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The same statements on both databases. */
export function createSqlStore(database: Database): ReceiptStore {
	const { db, dialect, transaction, lanes, isAboutData, naming, close } = database;
	/** Digests known to be in the table of names; each process writes one once. */
	const named = new Set<string>();

	const commit = (entries: readonly ReceiptEntry[]): Promise<readonly Outcome[]> =>
		naming('write to', async () => {
			const unnamed = new Set(entries.flatMap(({ noticeDigest }) => noticeDigest ?? []));
			for (const digest of unnamed) if (named.has(digest)) unnamed.delete(digest);
			const outcomes = await database.commit(entries, [...unnamed]);
			if (named.size > 10_000) named.clear();
			for (const digest of unnamed) named.add(digest);
			return outcomes;
		});
	const keep = createGroupCommit(commit, { lanes, isOnes: isAboutData });
	/** What could not be kept last, when nothing was since. */
	let unkept: readonly ReceiptEntry[] = [];
	const put = async (entries: readonly ReceiptEntry[]): Promise<readonly Outcome[]> => {
		try {
			const outcomes = await keep(entries);
			unkept = [];
			return outcomes;
		} catch (error) {
			// What no store could keep says nothing about this one.
			if (!isAboutData(error)) unkept = entries;
			throw error;
		}
	};
	/** A name that no digest can have, taken back at once: only a write shows that writes go through. */
	const rehearse = () =>
		transaction(async (tx) => {
			await tx.insertInto('notice_names').values({ digest: '' }).execute();
			throw new Rehearsal();
		}).catch((error: unknown) => {
			if (!(error instanceof Rehearsal)) throw error;
		});

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
				// PostgreSQL refuses to compare an id with what could be none.
				if (![receiptId, consentId].every((id) => id === undefined || uuid.test(id))) return [];
				let query = db.selectFrom('receipts').selectAll().orderBy('server_seq', 'desc').limit(limit);
				if (before !== undefined) query = query.where('server_seq', '<', before);
				if (receiptId !== undefined) query = query.where(isReceipt(dialect, receiptId));
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
		check: async () => {
			if (!unkept.length) return naming('write to', rehearse);
			// A full disk has room for a word. What it had none for is sent again in any case, so it may be kept now, as of now.
			const receivedAt = new Date().toISOString();
			await put(unkept.map((entry) => ({ ...entry, receivedAt })));
		},
		close,
	};
	setInternals(store, database);
	return store;
}

/** It never meant to be kept. */
class Rehearsal extends Error {}
