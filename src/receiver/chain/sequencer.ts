import { type Checkpoint, writeCheckpoint } from './checkpoint.ts';
import type { CheckpointSink } from './checkpoint-file.ts';
import { contentOf } from './entry.ts';
import { nodeOf } from './hash.ts';
import type { Ledger } from './ledger.ts';
import { linkAll, type Tail } from './link.ts';
import type { SequencerEvent } from './sequencer-event.ts';
import type { Signer } from './signed.ts';

export interface SequencerOptions {
	readonly ledger: Ledger;
	readonly signer: Signer;
	readonly sink: CheckpointSink;
	/** The latest checkpoint of earlier runs: what is in the store must agree with it. */
	readonly last?: Checkpoint | undefined;
	/** Milliseconds since 1970. Default `Date.now`. */
	readonly now?: () => number;
	/** Told what must not be: the chain in the store is not the one that was signed, or the store does not answer. */
	readonly tell?: (event: SequencerEvent) => void;
	/** Milliseconds between looks while somebody posts. Default 500; others' receipts are looked for every tenth time. */
	readonly pause?: number;
}

export interface SequencerState {
	/** What it last raised an alarm about. */
	readonly alarm: string | undefined;
	/** Entries after the last checkpoint, as of the last look. */
	readonly unsigned: number;
	/** Milliseconds since 1970; when it signed last, in an earlier run if not in this one. */
	readonly signedAt: number | undefined;
	/** Looks that failed. */
	readonly failures: number;
}

export interface Sequencer {
	/** Says that something was kept. Cheap, and never throws. */
	nudge(): void;
	/** Chains all that waits now and signs it. */
	settle(): Promise<void>;
	/** The same, and then no more. */
	close(): Promise<void>;
	readonly state: SequencerState;
}

/** Links in one transaction: it holds SQLite's only writer for some ten milliseconds. */
const BATCH = 1000;
/** What is not under a checkpoint is only as good as the database: at most so many links, or so many milliseconds. */
const SIGN_LINKS = 1000;
const SIGN_AFTER = 60_000;
/** Milliseconds that the clock may be set by before a checkpoint says so; well below what `verify` lets pass. */
const CLOCK_SET = 60 * 60 * 1000;
const IDLE_LOOKS = 10;

/**
 * Chains what was committed, in batches, beside the path of an acknowledgement. Several processes may do it on one store:
 * they append to one common chain, and who finds the place taken begins anew. Killed anywhere, nothing is half done: a
 * batch is one transaction, what was not chained waits, and a checkpoint is only written of what was committed.
 */
export function startSequencer(options: SequencerOptions): Sequencer {
	const { ledger, signer, sink, now = Date.now, tell = () => {}, pause = 500 } = options;
	let known: Tail | undefined;
	/** `at` is of a clock that nobody sets, and long ago: the first link of a run is signed at once, so that its clock is known. */
	let signed = {
		pos: options.last?.size ?? 0,
		at: Number.NEGATIVE_INFINITY,
		time: now(),
		isBehind: options.last?.behind === true,
	};
	let alarm: string | undefined;
	let failures = 0;
	let signedAt = options.last && Date.parse(options.last.time);
	let isDirty = true;
	let isClosed = false;
	let looks = 0;
	let running: Promise<void> = Promise.resolve();
	let timer: ReturnType<typeof setTimeout> | undefined;

	const raise = (what: string): void => {
		alarm = what;
		tell({ kind: 'alarm', what });
	};

	/** Follows the chain from where we knew it, so that no link is signed unseen. */
	async function follow(): Promise<Tail> {
		const tail = await ledger.tail();
		if (!known) {
			const { last } = options;
			if (!last) return tail;
			if (last.log !== (await ledger.log())) {
				raise(`the checkpoints are of another log, ${last.log}`);
				return tail;
			}
			known = { pos: last.size, node: last.node };
		}
		if (tail.pos < known.pos) {
			raise(
				`the chain has ${tail.pos} entries and had ${known.pos}: it was cut off, or an older copy was put in its place`,
			);
			return tail;
		}
		if (!(await isStillThere(known))) {
			raise(`entry ${known.pos} is not the one that was there: the chain was written anew`);
			return tail;
		}
		let reached: Tail = known;
		while (reached.pos < tail.pos) {
			const links = await ledger.links({ after: reached.pos, limit: BATCH });
			for (const link of links) {
				if (link.pos !== reached.pos + 1 || link.node !== nodeOf(reached.node, link.leaf)) {
					raise(`entry ${link.pos} does not follow from the one before it`);
					return tail;
				}
				reached = link;
			}
			if (!links.length) break;
		}
		return reached.pos > tail.pos ? reached : tail;
	}

	async function isStillThere({ pos, node }: Tail): Promise<boolean> {
		if (pos === 0) return true;
		const [link] = await ledger.links({ after: pos - 1, limit: 1 });
		return link?.pos === pos && link.node === node;
	}

	/** One batch. Answers whether there may be more at once. */
	async function chain(): Promise<boolean> {
		// The tail before what waits: the other way round, what somebody else chains in between would be chained twice.
		const tail = await follow();
		known = tail;
		const waiting = await ledger.waiting({ limit: BATCH });
		if (!waiting.length) return false;
		const blank = { pos: 0, leaf: '', node: '', salt: null };
		const contents = waiting.map((each) => contentOf({ ...each, ...blank }) ?? { head: '', body: '' });
		const links = linkAll(tail, contents);
		const entries = waiting.flatMap((each, index) => {
			const link = links[index];
			return link ? [{ ...each, ...link }] : [];
		});
		// Somebody else was faster: look again.
		if (!(await ledger.append(entries))) return true;
		known = links.at(-1) ?? tail;
		return waiting.length === BATCH;
	}

	async function signIfDue({ isBehind, isLast }: { isBehind: boolean; isLast: boolean }): Promise<void> {
		if (!known) return;
		// After a cut the count begins anew: what is there now is signed when it is due.
		if (known.pos < signed.pos) signed = { ...signed, pos: known.pos };
		const isNews = known.pos > signed.pos || (signed.isBehind && !isBehind);
		if (!isNews) return;
		const [at, time] = [performance.now(), now()];
		const elapsed = at - signed.at;
		const isClockSet = Math.abs(time - signed.time - elapsed) > CLOCK_SET;
		const isDue = known.pos - signed.pos >= SIGN_LINKS || elapsed >= SIGN_AFTER || isClockSet;
		if (!isDue && !isLast) return;
		const { pos: size, node } = known;
		const line = writeCheckpoint(
			{
				log: await ledger.log(),
				size,
				node,
				time: new Date(time).toISOString(),
				...(isBehind && { behind: true }),
			},
			signer,
		);
		await sink.append(line);
		signed = { pos: size, at, time, isBehind };
		signedAt = time;
		tell({ kind: 'checkpoint', line });
	}

	async function work(isLast: boolean): Promise<void> {
		isDirty = false;
		for (let isBehind = true; isBehind; ) {
			isBehind = await chain();
			await signIfDue({ isBehind, isLast: isLast && !isBehind });
		}
	}

	/** One at a time, in the order asked for. */
	function enqueue(isLast: boolean): Promise<void> {
		const next = running.then(() => work(isLast));
		running = next.catch((error: unknown) => {
			isDirty = true;
			failures++;
			tell({ kind: 'error', what: error instanceof Error ? error.message : 'unknown error' });
		});
		return next;
	}

	function schedule(): void {
		if (isClosed) return;
		timer = setTimeout(
			async () => {
				looks++;
				if (isDirty || looks % IDLE_LOOKS === 0) await enqueue(false).catch(() => {});
				schedule();
			},
			// Spread, so that several processes do not keep coming at the same moment.
			pause * (0.75 + Math.random() / 2),
		);
		timer.unref?.();
	}
	schedule();

	return {
		nudge: () => {
			isDirty = true;
		},
		settle: () => enqueue(true),
		async close() {
			isClosed = true;
			clearTimeout(timer);
			await enqueue(true).finally(() => sink.close());
		},
		get state() {
			return { alarm, unsigned: Math.max(0, (known?.pos ?? 0) - signed.pos), signedAt, failures };
		},
	};
}
