import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReceiver, listenNode, type Receipt, sqliteStore } from '../../src/receiver.ts';
import { nextFree } from './next-free.ts';

export interface StoredReceipt {
	/** Place in the order of arrival; the first is 1. */
	readonly serverSeq: number;
	/** ISO 8601, UTC. */
	readonly receivedAt: string;
	readonly receipt: Receipt;
}

/** Starts the product's own receiver, as a site owner would, on a database that is deleted at the end unless named. */
export async function openReceiver({ port, databaseFile }: { port: number; databaseFile: string | undefined }) {
	const temporary = databaseFile === undefined ? await mkdtemp(join(tmpdir(), 'yinyom-demo-')) : undefined;
	const file = databaseFile ?? join(temporary ?? '', 'receipts.sqlite');
	const store = sqliteStore(file);
	// From any origin: tests open the shop under other names of this machine.
	const handler = createReceiver({ store, origins: '*' });
	const listening = await nextFree(port, (free) => listenNode(handler, { port: free, path: '/consent' }));
	let seen = await store.count();

	return {
		/** Where receipts are posted. */
		url: listening.url,
		databaseFile: file,
		/** What was stored since the start or the last `lookAway`, newest first. */
		async receipts(): Promise<readonly StoredReceipt[]> {
			const entries = await store.list({ limit: (await store.count()) - seen });
			return entries.map(({ serverSeq, receivedAt, body }) => ({ serverSeq, receivedAt, receipt: JSON.parse(body) }));
		},
		/** The store is append-only, rightly: starting over means not looking back, never deleting. */
		async lookAway(): Promise<void> {
			seen = await store.count();
		},
		async close(): Promise<void> {
			await listening.close();
			await store.close();
			if (temporary) await rm(temporary, { recursive: true, force: true });
		},
	};
}
