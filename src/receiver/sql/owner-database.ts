import { Kysely, SqliteDialect, sql } from 'kysely';
import type { LedgerSnapshot } from '../chain/ledger.ts';
import { withSnapshot } from '../chain/snapshot.ts';
import { requireLatest as requireLatestSchema } from './postgres-migrations.ts';
import { connect, nameOf, named as namedPostgres } from './postgres-store.ts';
import { named, openFile } from './sqlite-file.ts';
import { requireLatest } from './sqlite-migrations.ts';
import { forKysely } from './sqlite-store.ts';
import type { Tables } from './tables.ts';

/**
 * Receipts as their owner works on them: on a connection apart from any receiver, and with the right to erase. Its tables are
 * never brought up to date by it.
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
 * @throws when it cannot be opened, with what to do about it
 */
export const openOwnerDatabase = (place: string): Promise<OwnerDatabase> =>
	isPostgres(place) ? openPostgres(place) : openSqlite(place);

async function openSqlite(path: string): Promise<OwnerDatabase> {
	const { existsSync } = globalThis.process.getBuiltinModule('node:fs');
	if (!existsSync(path)) throw named(path, 'open', new Error('there is no such file'));
	const file = openFile(path, requireLatest);
	// What is deleted is overwritten with zeros. https://www.sqlite.org/pragma.html#pragma_secure_delete
	file.exec('PRAGMA secure_delete = ON; PRAGMA busy_timeout = 10000');
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

async function openPostgres(url: string): Promise<OwnerDatabase> {
	const db = await connect(url, 2, 0);
	const place = nameOf(url);
	try {
		await requireLatestSchema(db);
	} catch (cause) {
		await db.destroy();
		throw namedPostgres(place, 'open', cause);
	}
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
