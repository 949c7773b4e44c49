import { internalsOf } from '../sql/internals.ts';
import type { Link, Unlinked } from './entry.ts';
import { startOf } from './hash.ts';
import type { Ledger } from './ledger.ts';
import { entryOf as receiptOf } from '../sql/rows.ts';
import { noticeOf } from './read-rows.ts';
import type { LedgerRow } from '../sql/tables.ts';
import type { ReceiptStore } from '../store.ts';

/** Milliseconds. PostgreSQL gives numbers in another order than it commits: what comes late is looked for again. */
const SWEEP_EVERY = 10_000;
const LATE = 60_000;
/** Numbers before the last one that a first look goes back: beyond it nothing is honestly late. */
const FIRST_LOOK = 100_000;

/** The chain in a SQL database, SQLite or PostgreSQL, by the same statements. It only inserts and selects. */
export function ledgerOf(store: ReceiptStore): Ledger {
	const { db } = internalsOf(store);
	let name: string | undefined;
	const seen: { at: number; highest: number }[] = [];
	let swept = Number.NEGATIVE_INFINITY;

	const log = async (): Promise<string> => {
		name ??= (await db.selectFrom('chain_log').select('id').executeTakeFirstOrThrow()).id;
		return name;
	};

	/** Number of the last receipt that is chained. */
	async function highestChained(): Promise<number> {
		const { highest } = await db
			.selectFrom('ledger')
			.select(({ fn }) => fn.max('receipt').as('highest'))
			.executeTakeFirstOrThrow();
		return Number(highest ?? 0);
	}

	/** Where to look from: after the last receipt that is chained, and now and then a minute further back. */
	async function lookFrom(): Promise<number> {
		const highest = await highestChained();
		const at = performance.now();
		seen.push({ at, highest });
		if (at - swept < SWEEP_EVERY) return highest;
		swept = at;
		while (seen[1] && at - seen[1].at > LATE) seen.shift();
		const [oldest] = seen;
		return !oldest || at - oldest.at <= LATE ? highest - FIRST_LOOK : oldest.highest;
	}

	return {
		log,
		async tail() {
			const last = await db
				.selectFrom('ledger')
				.select(['pos', 'node'])
				.orderBy('pos', 'desc')
				.limit(1)
				.executeTakeFirst();
			return last ? { pos: Number(last.pos), node: last.node } : { pos: 0, node: startOf(await log()) };
		},
		async links({ after, limit }) {
			const rows = await db
				.selectFrom('ledger')
				.select(['pos', 'leaf', 'node'])
				.where('pos', '>', after)
				.orderBy('pos')
				.limit(limit)
				.execute();
			return rows.map((row) => ({ ...row, pos: Number(row.pos) }));
		},
		async waiting({ limit }) {
			const notices = await db
				.selectFrom('notices as n')
				.selectAll('n')
				.where(({ not, exists, selectFrom }) =>
					not(
						exists(
							selectFrom('ledger as l')
								.select('l.pos')
								.where('l.kind', '=', 'notice')
								.whereRef('l.detail', '=', 'n.digest'),
						),
					),
				)
				.limit(limit)
				.execute();
			const receipts = await db
				.selectFrom('receipts as r')
				.selectAll('r')
				.where('r.server_seq', '>', await lookFrom())
				.where(({ not, exists, selectFrom }) =>
					not(exists(selectFrom('ledger as l').select('l.pos').whereRef('l.receipt', '=', 'r.server_seq'))),
				)
				.orderBy('r.server_seq')
				.limit(limit)
				.execute();
			return [
				...notices.map((row) => ({ kind: 'notice' as const, digest: row.digest, content: noticeOf(row) })),
				...receipts.map((row) => ({
					kind: 'receipt' as const,
					serverSeq: Number(row.server_seq),
					content: receiptOf(row),
				})),
			].slice(0, limit);
		},
		async backlog() {
			const last = await db
				.selectFrom('receipts')
				.select('server_seq')
				.orderBy('server_seq', 'desc')
				.limit(1)
				.executeTakeFirst();
			return Math.max(0, Number(last?.server_seq ?? 0) - (await highestChained()));
		},
		async append(entries) {
			try {
				// One statement: all of it or nothing, and durable when it returns.
				await db.insertInto('ledger').values(entries.map(ledgerRow)).execute();
				return true;
			} catch (error) {
				if (isTaken(error)) return false;
				throw error;
			}
		},
	};
}

export const ledgerRow = (entry: Unlinked & Link): LedgerRow => ({
	pos: entry.pos,
	kind: entry.kind,
	receipt: entry.kind === 'receipt' ? entry.serverSeq : null,
	detail: entry.kind === 'notice' ? entry.digest : entry.kind === 'erasure' ? entry.content : null,
	salt: entry.salt,
	leaf: entry.leaf,
	node: entry.node,
});

/** Whether somebody else has taken a place in the chain: SQLite says it in words, PostgreSQL by a code and a table. */
export const isTaken = (error: unknown): boolean =>
	error instanceof Error &&
	(error.message.includes('UNIQUE constraint failed: ledger') ||
		('code' in error && error.code === '23505' && 'table' in error && error.table === 'ledger'));
