import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { onTestFinished } from 'vitest';
import { type ChainTables, chainTables, sqliteChainFence } from '../../../src/receiver/chain/tables.ts';
import { openFile } from '../../../src/receiver/sqlite-file.ts';
import { log } from './sample-chain.ts';

/** A SQLite file with the tables of the chain, by the statements that a store uses. */
export function openTables(path: string): { readonly db: Kysely<ChainTables>; readonly raw: DatabaseSync } {
	const raw = openFile(path);
	raw.exec('PRAGMA secure_delete = ON');
	const isNew = !raw.prepare("SELECT 1 FROM sqlite_master WHERE name = 'ledger'").get();
	if (isNew) {
		raw.exec('CREATE TABLE notices (digest TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL, received_at TEXT NOT NULL)');
		raw.exec(chainTables + sqliteChainFence);
		raw.prepare('INSERT INTO chain_log VALUES (?)').run(log);
	}
	const db = new Kysely<ChainTables>({ dialect: new SqliteDialect({ database: adapt(raw) }) });
	onTestFinished(() => db.destroy());
	return { db, raw };
}

const adapt = (db: DatabaseSync) => ({
	close: () => db.close(),
	prepare(text: string) {
		const statement = db.prepare(text);
		const valuesOf = (parameters: readonly unknown[]) => parameters as Parameters<StatementSync['all']>;
		return {
			reader: statement.columns().length > 0,
			all: (parameters: readonly unknown[]) => statement.all(...valuesOf(parameters)),
			run: (parameters: readonly unknown[]) => {
				const { changes, lastInsertRowid } = statement.run(...valuesOf(parameters));
				return { changes, lastInsertRowid };
			},
			iterate: (parameters: readonly unknown[]) => statement.iterate(...valuesOf(parameters)),
		};
	},
});
