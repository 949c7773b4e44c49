/** Both stores, each new and empty, for tests of what every store has to do. */
import { afterAll } from 'vitest';
import { postgresStore, type ReceiptEntry, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { temporaryFile } from './temporary-file.ts';

/** A place for receipts that outlives the stores opened on it. */
export interface Place {
	/** Another store on the same receipts, as another process would open it. */
	readonly open: () => Promise<ReceiptStore>;
	readonly close: () => Promise<void>;
}

let server: Promise<PostgresServer> | undefined;

/** One for all tests of a file: each takes a database of its own. */
export const postgres = (): Promise<PostgresServer> => (server ??= startPostgres());

afterAll(async () => {
	await (await server)?.stop();
	server = undefined;
}, 60_000);

function placeOf(open: () => Promise<ReceiptStore>): Place {
	const opened: ReceiptStore[] = [];
	return {
		open: async () => {
			const store = await open();
			opened.push(store);
			return store;
		},
		close: async () => {
			await Promise.all(opened.map((store) => store.close()));
		},
	};
}

export const kinds: Readonly<Record<string, () => Promise<Place>>> = {
	SQLite: async () => {
		const path = temporaryFile();
		return placeOf(async () => sqliteStore(path));
	},
	PostgreSQL: async () => {
		const { url, newDatabase } = await postgres();
		const name = await newDatabase();
		return placeOf(() => postgresStore({ url: url(name) }));
	},
	'PostgreSQL without partitions': async () => {
		const { url, newDatabase } = await postgres();
		const name = await newDatabase();
		return placeOf(() => postgresStore({ url: url(name), partitions: false }));
	},
};

export const entry = (changes: Partial<ReceiptEntry> = {}): ReceiptEntry => ({
	receiptId: crypto.randomUUID(),
	consentId: crypto.randomUUID(),
	site: 'shop.example',
	seq: 1,
	state: 'given',
	eventTime: '2026-11-22T04:12:31.204Z',
	receivedAt: '2026-11-22T04:12:32.000Z',
	noticeDigest: null,
	body: '{}',
	bodyHash: 'sha256-1',
	...changes,
});
