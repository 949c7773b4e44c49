import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { readCheckpoints } from '../../../src/receiver/chain/checkpoint.ts';
import { openCheckpointFile, readCheckpointFile } from '../../../src/receiver/chain/checkpoint-file.ts';
import { ledgerOf } from '../../../src/receiver/chain/sql-ledger.ts';
import { startSequencer } from '../../../src/receiver/chain/sequencer.ts';
import type { SequencerEvent } from '../../../src/receiver/chain/sequencer-event.ts';
import { type Verdict, verifyStore } from '../../../src/receiver/chain/verify-store.ts';
import { openOwnerDatabase, type OwnerDatabase } from '../../../src/receiver/sql/owner-database.ts';
import { postgresStore, type ReceiptStore, sqliteStore } from '../../../src/receiver.ts';
import { postgres } from '../stores.ts';
import { temporaryFile } from '../temporary-file.ts';
import { newSigner, storedReceipt } from './sample-chain.ts';

/** A store with everything that tests of the chain do to it. */
export interface ChainPlace {
	/** What `--db` takes. */
	readonly place: string;
	readonly checkpoints: string;
	open(): Promise<ReceiptStore>;
	owner(): Promise<OwnerDatabase>;
	/** As whoever holds the database would, past every fence. */
	tamper(...statements: readonly string[]): void;
}

export const places: Readonly<Record<'SQLite' | 'PostgreSQL', () => Promise<ChainPlace>>> = {
	SQLite: async () => {
		const path = temporaryFile();
		return placeOf(
			path,
			`${path}.checkpoints`,
			async () => sqliteStore(path),
			(statements) => {
				const db = new DatabaseSync(path);
				const triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
				for (const { name } of triggers) db.exec(`DROP TRIGGER ${String(name)}`);
				for (const statement of statements) db.exec(statement);
				db.close();
			},
		);
	},
	PostgreSQL: async () => {
		const { url, newDatabase, run } = await postgres();
		const name = await newDatabase();
		return placeOf(
			url(name),
			temporaryFile('checkpoints'),
			() => postgresStore({ url: url(name) }),
			(statements) => {
				for (const statement of statements) run(statement, name);
			},
		);
	},
};

function placeOf(
	place: string,
	checkpoints: string,
	openStore: () => Promise<ReceiptStore>,
	tamper: (statements: readonly string[]) => void,
): ChainPlace {
	const opened: { close(): Promise<void> }[] = [];
	onTestFinished(async () => {
		for (const each of opened) await each.close();
	});
	const remember = <T extends { close(): Promise<void> }>(each: T): T => {
		opened.push(each);
		return each;
	};
	return {
		place,
		checkpoints,
		open: async () => remember(await openStore()),
		owner: async () => remember(await openOwnerDatabase(place, { mayErase: true })),
		tamper: (...statements) => tamper(statements),
	};
}

/** Receipts as a receiver would keep them, just now. */
export const fresh = (count: number, receivedAt = new Date().toISOString()) =>
	Array.from({ length: count }, () => storedReceipt(0, receivedAt));

interface Begun {
	readonly pause?: number;
	readonly now?: () => number;
	/** Called when a checkpoint is in the file, and waited for. */
	readonly signed?: () => Promise<void>;
}

/** A receiver's sequencer on a place, and what a verification of it says. */
export async function begin(
	place: ChainPlace,
	signer = newSigner(),
	{ pause = 60_000, now = Date.now, signed }: Begun = {},
) {
	const store = await place.open();
	const ledger = ledgerOf(store);
	const events: SequencerEvent[] = [];
	const keys = new Map([[signer.keyId, signer.publicKey]]);
	const { checkpoints } = readCheckpoints(await readCheckpointFile(place.checkpoints), keys);
	const file = await openCheckpointFile(place.checkpoints);
	const sink = {
		...file,
		append: async (line: string) => {
			await file.append(line);
			await signed?.();
		},
	};
	const sequencer = startSequencer({
		ledger,
		signer,
		sink,
		now,
		last: checkpoints.at(-1),
		tell: (event) => events.push(event),
		pause,
	});
	const verify = async (): Promise<Verdict> => {
		const owner = await openOwnerDatabase(place.place, { mayErase: false });
		try {
			const read = readCheckpoints(await readCheckpointFile(place.checkpoints), keys);
			return await owner.snapshot((snapshot) =>
				verifyStore(snapshot, { log: snapshot.log, keys, checkpoints: read.checkpoints }),
			);
		} finally {
			await owner.close();
		}
	};
	return { store, ledger, events, sequencer, verify, signer };
}
