/** Where the bench keeps receipts: new and empty each time, gone afterwards. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresStore, type ReceiptStore, sqliteStore } from '../../../src/receiver.ts';
import { type PostgresServer, startPostgres } from '../../receiver/postgres-server.ts';

export type StoreName = 'SQLite' | 'PostgreSQL';
export const storeNames: readonly StoreName[] = ['SQLite', 'PostgreSQL'];

export interface Place {
	/** A file, or `postgres://…`. */
	readonly db: string;
	open(): Promise<ReceiptStore>;
	/** Bytes, with all that belongs to it. */
	size(): number;
}

export interface Places {
	next(store: StoreName): Promise<Place>;
	close(): Promise<void>;
}

export async function openPlaces(): Promise<Places> {
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-bench-'));
	const server: PostgresServer = await startPostgres();
	let count = 0;
	return {
		async next(store) {
			if (store === 'PostgreSQL') {
				const database = await server.newDatabase();
				const db = server.url(database);
				return {
					db,
					open: () => postgresStore({ url: db }),
					size: () => Number(server.run(`SELECT pg_database_size('${database}')`, database)),
				};
			}
			const db = join(folder, `${++count}.sqlite`);
			return { db, open: async () => sqliteStore(db), size: () => statSync(db).size };
		},
		async close() {
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
