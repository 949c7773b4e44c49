import type { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { LedgerSnapshot } from '../chain/ledger.ts';
import type { ReceiptStore } from '../store.ts';
import { withSnapshot } from '../chain/snapshot.ts';
import { requireLatest as requireLatestSchema } from './postgres-migrations.ts';
import { connect, nameOf, orDestroyed, postgresStoreToRead } from './postgres-store.ts';
import { openFile, openToRead, requireFile } from './sqlite-file.ts';
import { requireLatest } from './sqlite-migrations.ts';
import { forKysely, sqliteStoreOn } from './sqlite-store.ts';
import type { Tables } from './tables.ts';

/**
 * Receipts as their owner works on them: on a connection apart from any receiver, to look at or to erase. Its tables are never
 * brought up to date by it.
 */
export interface OwnerDatabase {
	readonly db: Kysely<Tables>;
	readonly dialect: 'sqlite' | 'postgres';
	/** For people; without a password. */
	readonly place: string;
	/** One moment of it, however long that is read. */
	snapshot<T>(work: (snapshot: LedgerSnapshot) => Promise<T>): Promise<T>;
	/** Takes what was erased out of the files. Answers what it could not do, if anything. */
	cleanUp(): Promise<string | undefined>;
	close(): Promise<void>;
}

export const isPostgres = (place: string): boolean => /^postgres(ql)?:\/\//.test(place);

/**
 * @param place a SQLite file that is there, or `postgres://…`
 * @param options.mayErase whether it may change anything; without, not a byte of a file changes
 * @throws when it cannot be opened, with what to do about it
 */
export const openOwnerDatabase = (
	place: string,
	{ mayErase }: { readonly mayErase: boolean },
): Promise<OwnerDatabase> => (isPostgres(place) ? openPostgres(place, mayErase) : openSqlite(place, mayErase));

/** A store to look at, such as the owner's page does: whatever would change something fails. */
export const openStoreToRead = async (place: string): Promise<ReceiptStore> =>
	isPostgres(place) ? postgresStoreToRead(place) : sqliteStoreOn(openToRead(place, requireLatest), place);

function openToErase(path: string): DatabaseSync {
	requireFile(path);
	const file = openFile(path, requireLatest);
	// What is deleted is overwritten with zeros. https://www.sqlite.org/pragma.html#pragma_secure_delete
	file.exec('PRAGMA secure_delete = ON; PRAGMA busy_timeout = 10000');
	return file;
}

async function openSqlite(path: string, mayErase: boolean): Promise<OwnerDatabase> {
	const file = mayErase ? openToErase(path) : openToRead(path, requireLatest);
	const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(file) }) });
	return {
		db,
		dialect: 'sqlite',
		place: path,
		snapshot: (work) => withSnapshot(db, 'BEGIN', work),
		async cleanUp() {
			// Pages that were split earlier, without `secure_delete`, hold copies of keys: only a new file has none.
			file.exec('VACUUM');
			const done = file.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
			return done?.['busy'] === 0
				? undefined
				: 'The write-ahead log could not be emptied, because somebody reads it. Run: yinyom receipts clean-up';
		},
		close: () => db.destroy(),
	};
}

async function openPostgres(url: string, mayErase: boolean): Promise<OwnerDatabase> {
	const db = await connect(url, 2, { patience: 0, isReadOnly: !mayErase });
	const place = nameOf(url);
	await orDestroyed(db, place, () => requireLatestSchema(db));
	return {
		db,
		dialect: 'postgres',
		place,
		snapshot: (work) => withSnapshot(db, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
		async cleanUp() {
			// What an earlier version leaves that is killed in the middle of an erasure.
			await db
				.deleteFrom('receipt_ids')
				.where('server_seq', 'in', ({ selectFrom }) => selectFrom('erased').select('erased.receipt'))
				.execute();
			const { rows } = await sql<{ name: string }>`
				SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND (
					oid IN ('receipts'::regclass, 'receipt_ids'::regclass, 'ledger'::regclass)
					OR oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'receipts'::regclass)
				)`.execute(db);
			// A plain VACUUM leaves the bytes where they were; FULL writes each table anew. One at a time is locked.
			for (const { name } of rows) await sql.raw(`VACUUM FULL ${name}`).execute(db);
			await sql`CHECKPOINT`.execute(db).catch(() => undefined);
			return undefined;
		},
		close: () => db.destroy(),
	};
}
