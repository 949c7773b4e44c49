import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { ReceiptStore } from '../store.ts';
import { createSqlStore } from './sql-store.ts';
import { sqliteCommit } from './sqlite-commit.ts';
import { named, naming, openFile } from './sqlite-file.ts';
import type { Tables } from './tables.ts';

/**
 * A store in one SQLite file, made when it does not exist; `':memory:'` keeps nothing. Several processes may share it.
 *
 * @throws when this Node has no `node:sqlite`, or the file cannot be opened, or a newer yinyom wrote it
 */
export const sqliteStore = (path: string): ReceiptStore => sqliteStoreOn(openFile(path), path);

/** A store on a connection; one that only reads keeps nothing. */
export function sqliteStoreOn(file: DatabaseSync, path: string): ReceiptStore {
	const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(file) }) });
	const commit = naming(path, 'open', () => sqliteCommit(file, db));
	return createSqlStore({
		dialect: 'sqlite',
		db,
		// Nobody else is in the middle of a transaction on this connection while it is ours.
		commit: (entries, digests) => db.connection().execute(async () => commit(entries, digests)),
		// One writer at a time is all that SQLite has, and it takes the lock first: nothing changes under its reads.
		lanes: 1,
		transaction: (work) =>
			db.connection().execute(async (connection) => {
				await sql`BEGIN IMMEDIATE`.execute(connection);
				try {
					const result = await work(connection);
					await sql`COMMIT`.execute(connection);
					return result;
				} catch (error) {
					// On a full disk SQLite has already rolled back by itself; the error that matters is the one before.
					await sql`ROLLBACK`.execute(connection).catch(() => undefined);
					throw error;
				}
			}),
		isAboutData: (error) => /constraint|datatype|too big/i.test(String((error as { cause?: unknown }).cause)),
		naming: async (doing, work) => {
			try {
				return await work();
			} catch (cause) {
				throw named(path, doing, cause);
			}
		},
		close: () => db.destroy(),
	});
}

/** Statements that are kept ready; a group of receipts has as many forms as it has sizes. */
const READY = 64;

/** Kysely knows better-sqlite3, which tells readers from writers before they run. */
export function forKysely(file: DatabaseSync) {
	const ready = new Map<string, StatementSync>();
	return {
		prepare: (text: string) => {
			const statement = ready.get(text) ?? file.prepare(text);
			if (ready.size >= READY) ready.clear();
			ready.set(text, statement);
			return {
				reader: statement.columns().length > 0,
				all: (values: readonly unknown[]) => statement.all(...(values as string[])),
				run: (values: readonly unknown[]) => statement.run(...(values as string[])),
				iterate: (values: readonly unknown[]) =>
					statement.iterate(...(values as string[])) as IterableIterator<unknown>,
			};
		},
		close: () => file.close(),
	};
}
