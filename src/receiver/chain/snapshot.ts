import { type Kysely, type Selectable, sql } from 'kysely';
import type { Entry, Unlinked } from './entry.ts';
import type { LedgerSnapshot } from './ledger.ts';
import { idHash } from './hash.ts';
import { entryOf as receiptOf } from '../sql/rows.ts';
import { entryOf } from './read-rows.ts';
import { idsInTwo, strayIds } from './stray-ids.ts';
import type { ReceiptRow, Tables } from '../sql/tables.ts';

const PAGE = 1000;

/**
 * Reads a store as it was at one moment, page by page, while others write. It takes a connection for as long as it lasts,
 * so a receiver gives it one of its own.
 *
 * @param begin `BEGIN` in SQLite, whose readers see one moment by nature; PostgreSQL has to be asked
 */
export function withSnapshot<T>(
	db: Kysely<Tables>,
	begin: 'BEGIN' | 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
	work: (snapshot: LedgerSnapshot) => Promise<T>,
): Promise<T> {
	return db.connection().execute(async (connection) => {
		await sql.raw(begin).execute(connection);
		try {
			// The first read is what fixes the moment.
			const { size } = await connection
				.selectFrom('ledger')
				.select(({ fn }) => fn.max('pos').as('size'))
				.executeTakeFirstOrThrow();
			const { id: log } = await connection.selectFrom('chain_log').select('id').executeTakeFirstOrThrow();
			return await work({
				log,
				size: Number(size ?? 0),
				entries: ({ after = 0 } = {}) => entriesOf(connection, after),
				waiting: () => waitingOf(connection),
				idHashes: (ranges) => idHashesOf(connection, ranges),
				async countErased() {
					const { total } = await connection
						.selectFrom('erased')
						.select(({ fn }) => fn.countAll().as('total'))
						.executeTakeFirstOrThrow();
					return Number(total);
				},
				strayIds: () => (begin === 'BEGIN' ? idsInTwo(connection) : strayIds(connection)),
				erasedAmong: (receiptIds) => erasedAmong(connection, receiptIds),
			});
		} finally {
			await sql.raw('ROLLBACK').execute(connection);
		}
	});
}

async function* entriesOf(db: Kysely<Tables>, after: number): AsyncIterable<Entry> {
	for (let from = after; ; ) {
		const links = await db
			.selectFrom('ledger')
			.selectAll()
			.where('pos', '>', from)
			.orderBy('pos')
			.limit(PAGE)
			.execute();
		if (!links.length) return;
		const receipts = await receiptsOf(
			db,
			links.flatMap(({ receipt }) => (receipt === null ? [] : [Number(receipt)])),
		);
		const digests = links.flatMap(({ kind, detail }) => (kind === 'notice' && detail !== null ? [detail] : []));
		const found = digests.length
			? await db.selectFrom('notices').selectAll().where('digest', 'in', digests).execute()
			: [];
		const notices = new Map(found.map((row) => [row.digest, row]));
		for (const link of links) yield entryOf(link, { receipts, notices });
		from = Number(links.at(-1)?.pos);
	}
}

/** Numbers that follow each other are read as one range, because partitions and pages lie that way; the rest one by one. */
async function receiptsOf(
	db: Kysely<Tables>,
	numbers: readonly number[],
): Promise<ReadonlyMap<number, Selectable<ReceiptRow>>> {
	const found = new Map<number, Selectable<ReceiptRow>>();
	const first = numbers[0];
	if (first === undefined) return found;
	const near = numbers.filter((number) => Math.abs(number - first) < PAGE * 3);
	const far = numbers.filter((number) => Math.abs(number - first) >= PAGE * 3);
	const select = db.selectFrom('receipts').selectAll();
	const rows = await select
		.where(
			'server_seq',
			'>=',
			near.reduce((least, each) => Math.min(least, each), first),
		)
		.where(
			'server_seq',
			'<=',
			near.reduce((most, each) => Math.max(most, each), first),
		)
		.execute();
	if (far.length) rows.push(...(await select.where('server_seq', 'in', far).execute()));
	for (const row of rows) found.set(Number(row.server_seq), row);
	return found;
}

async function* waitingOf(db: Kysely<Tables>): AsyncIterable<Unlinked> {
	for (let from = 0; ; ) {
		const rows = await db
			.selectFrom('receipts as r')
			.leftJoin('ledger as l', 'l.receipt', 'r.server_seq')
			.selectAll('r')
			.where('l.pos', 'is', null)
			.where('r.server_seq', '>', from)
			.orderBy('r.server_seq')
			.limit(PAGE)
			.execute();
		if (!rows.length) return;
		for (const row of rows) yield { kind: 'receipt', serverSeq: Number(row.server_seq), content: receiptOf(row) };
		from = Number(rows.at(-1)?.server_seq);
	}
}

/** Ranges are one place each when a person was erased, and one long one after retention. */
async function idHashesOf(
	db: Kysely<Tables>,
	ranges: readonly (readonly [first: number, last: number])[],
): Promise<readonly string[]> {
	const hashes: string[] = [];
	for (let from = 0; from < ranges.length; from += 200) {
		const rows = await db
			.selectFrom('erased')
			.select('id_hash')
			.where(({ or, between }) =>
				or(ranges.slice(from, from + 200).map(([first, last]) => between('pos', first, last))),
			)
			.execute();
		hashes.push(...rows.map((row) => row.id_hash));
	}
	return hashes;
}

async function erasedAmong(db: Kysely<Tables>, receiptIds: readonly string[]): Promise<ReadonlySet<string>> {
	const found = new Set<string>();
	for (let from = 0; from < receiptIds.length; from += 500) {
		const byHash = new Map(receiptIds.slice(from, from + 500).map((id) => [idHash(id), id]));
		const rows = await db
			.selectFrom('erased')
			.select('id_hash')
			.where('id_hash', 'in', [...byHash.keys()])
			.execute();
		for (const row of rows) found.add(byHash.get(row.id_hash) ?? '');
	}
	return found;
}
