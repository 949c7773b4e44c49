import { internalsOf, setInternals } from '../sql/internals.ts';
import type { ReceiptStore } from '../store.ts';
import { openCheckpointFile, readCheckpointFile } from './checkpoint-file.ts';
import { readCheckpoints } from './checkpoint.ts';
import { openKeyPair, writePublicKey } from './key-files.ts';
import { type SequencerState, startSequencer } from './sequencer.ts';
import type { SequencerEvent } from './sequencer-event.ts';
import { ledgerOf } from './sql-ledger.ts';

export interface ChainOptions {
	/** File of the private key; made when missing, with `.pub` beside it. Let nobody read it who may write to the database. */
	readonly key: string;
	/** File that checkpoints are added to; best on a disk that whoever may write to the database cannot reach. */
	readonly checkpoints: string;
	/** Hears of alarms, errors, checkpoints, a key that was replaced and checkpoints that are missing. An alarm means that somebody changed what was chained. */
	readonly tell?: (event: SequencerEvent) => void;
	/** Milliseconds since 1970. Default `Date.now`. */
	readonly now?: () => number;
}

export interface ChainState extends SequencerState {
	/** Receipts that are in no chain yet, about; `undefined` when the store does not say. */
	readonly waiting: number | undefined;
}

export interface Chain {
	/** The same store; it says when there is something to chain. Give it to `createReceiver`. */
	readonly store: ReceiptStore;
	/** Name of the key, as checkpoints bear it. */
	readonly keyId: string;
	/** PEM; what an auditor is given, by another way than the database. Keys that were replaced come first. */
	readonly publicKey: string;
	/**
	 * How it is, for whoever watches. An alarm is no reason to take a receiver away: that would be what somebody wanted who changed
	 * what was chained.
	 */
	state(): Promise<ChainState>;
	/** Chains and signs what is left. Before the store is closed. */
	close(): Promise<void>;
}

/**
 * Chains what a store of ours keeps, in batches after it was acknowledged, so that a change shows (`npx yinyom verify`).
 *
 * @throws when the key is no key, or others may read it, or a file cannot be written
 */
export async function startChain(
	store: ReceiptStore,
	{ key, checkpoints: path, tell, now }: ChainOptions,
): Promise<Chain> {
	const ledger = ledgerOf(store);
	const signer = openKeyPair(key);
	const { published, replaced } = signer;
	if (replaced.length)
		tell?.({
			kind: 'key',
			what: `signs with key ${signer.keyId} from now on. What ${replaced.join(', ')} signed stays good: give auditors ${replaced.length === 1 ? 'both' : 'all of them'}, which are in ${key}.pub`,
		});
	const { checkpoints } = readCheckpoints(await readCheckpointFile(path), published);
	const { pos } = checkpoints.length ? { pos: 0 } : await ledger.tail();
	// A folder that lasts only as long as the process, or somebody who writes the chain anew, leaves no other trace.
	if (pos)
		tell?.({
			kind: 'note',
			what: `${path} holds no checkpoint of this chain, which has ${pos} ${pos === 1 ? 'entry' : 'entries'}: it is signed as it is now. Right for a new file or another receiver; else put the lost file back, or nothing shows what was changed until now`,
		});
	const sequencer = startSequencer({
		ledger,
		signer,
		sink: await openCheckpointFile(path),
		last: checkpoints.at(-1),
		...(tell ? { tell } : {}),
		...(now ? { now } : {}),
	});
	const chained: ReceiptStore = {
		...store,
		async put(entries) {
			const outcomes = await store.put(entries);
			sequencer.nudge();
			return outcomes;
		},
		async putNotices(notices, options) {
			const outcomes = await store.putNotices(notices, options);
			sequencer.nudge();
			return outcomes;
		},
	};
	setInternals(chained, internalsOf(store));
	return {
		store: chained,
		keyId: signer.keyId,
		publicKey: [...published.values()].map(writePublicKey).join(''),
		state: async () => ({ ...sequencer.state, waiting: await ledger.backlog().catch(() => undefined) }),
		close: () => sequencer.close(),
	};
}
