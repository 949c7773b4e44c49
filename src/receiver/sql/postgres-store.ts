import { Kysely, PostgresDialect, sql } from 'kysely';
import { inWords } from '../in-words.ts';
import type { ReceiptStore } from '../store.ts';
import { postgresCommit } from './postgres-commit.ts';
import { grantTo, migrate, requireLatest } from './postgres-migrations.ts';
import { openPool, type Pool, type PoolOptions } from './postgres-pool.ts';
import { createSqlStore } from './sql-store.ts';
import type { Tables } from './tables.ts';

export interface PostgresOptions {
	/** `postgres://user:password@host:5432/database`. */
	readonly url: string;
	/** Connections at most. Default 8: a few transactions at a time are what the log of a database commits best. */
	readonly connections?: number;
	/**
	 * One table of receipts a month, made two months ahead. Default true; false for a database that speaks PostgreSQL's protocol
	 * and has no partitions, or its own. It counts when the tables are made and has to stay.
	 */
	readonly partitions?: boolean;
}

/** Milliseconds. Longer than any statement of ours takes, shorter than a browser waits; beyond it the answer is 503. */
const PATIENCE = 2_000;
/** How often months are made, in milliseconds: twice a day. */
const HALF_DAY = 432e5;
const MONTHS_AHEAD = 2;

/**
 * A store in a PostgreSQL database, its tables made or brought up to date as needed. Any number of receivers may share it.
 *
 * A role that may only insert and select is enough when the tables are there; `preparePostgres` makes them as their owner.
 *
 * @throws when `pg` is not installed, the database does not answer, or a newer yinyom made the tables
 */
export async function postgresStore(options: PostgresOptions): Promise<ReceiptStore> {
	const { url, connections = 8, partitions: isPartitioned = true } = options;
	const place = nameOf(url);
	const pool = await openPool(url, connections, { patience: PATIENCE });
	const db = databaseOf(pool);
	const makeMonths = async () => {
		const now = new Date();
		for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
			const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)).toISOString().slice(0, 10);
			await sql`SELECT yinyom_make_month(${first})`.execute(db);
		}
	};
	await orDestroyed(db, place, async () => {
		await migrate(db, { isPartitioned });
		if (isPartitioned) await makeMonths();
	});
	// What fails is tried again; until then receipts of a new month go to the table of all others.
	const timer = isPartitioned ? setInterval(() => makeMonths().catch(() => undefined), HALF_DAY) : undefined;
	timer?.unref?.();
	return storeOn(pool, { db, place, connections, end: () => clearInterval(timer) });
}

/**
 * A store to look at, in contrast with `postgresStore`: tables that are not there, or not up to date, are refused and stay as they are, and
 * the server refuses whatever would change one.
 */
export async function postgresStoreToRead(url: string): Promise<ReceiptStore> {
	const connections = 2;
	const pool = await openPool(url, connections, { patience: PATIENCE, isReadOnly: true });
	const db = databaseOf(pool);
	const place = nameOf(url);
	await orDestroyed(db, place, () => requireLatest(db));
	return storeOn(pool, { db, place, connections, end: () => {} });
}

function storeOn(
	pool: Pool,
	{
		db,
		place,
		connections,
		end,
	}: { readonly db: Kysely<Tables>; readonly place: string; readonly connections: number; readonly end: () => void },
): ReceiptStore {
	return createSqlStore({
		dialect: 'postgres',
		db,
		commit: (entries, digests) => postgresCommit({ pool, db }, entries, digests),
		lanes: Math.max(1, Math.ceil(connections / 2)),
		transaction: (work) => db.transaction().execute(work),
		isAboutData: (error) => isDataError(codeOf((error as { cause?: unknown }).cause)),
		naming: async (doing, work) => {
			try {
				return await work();
			} catch (cause) {
				throw named(place, doing, cause);
			}
		},
		close: async () => {
			end();
			await db.destroy();
		},
	});
}

/** Makes the tables, as their owner, and lets `role` keep receipts in them and read them. */
export async function preparePostgres(options: PostgresOptions & { readonly role?: string }): Promise<void> {
	const { url, role, partitions: isPartitioned = true } = options;
	const db = await connect(url, 1);
	try {
		await migrate(db, { isPartitioned });
		if (role !== undefined) await grantTo(db, role, { isPartitioned });
	} catch (cause) {
		throw named(nameOf(url), 'prepare', cause);
	} finally {
		await db.destroy();
	}
}

export const connect = async (
	url: string,
	connections: number,
	{ patience = PATIENCE, isReadOnly = false }: Partial<PoolOptions> = {},
): Promise<Kysely<Tables>> => databaseOf(await openPool(url, connections, { patience, isReadOnly }));

/** Nothing stays open of a database that cannot be used. */
export async function orDestroyed(db: Kysely<Tables>, place: string, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (cause) {
		await db.destroy();
		throw named(place, 'open', cause);
	}
}

const databaseOf = (pool: Pool) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: classes 22 and 23. */
const isDataError = (code: string): boolean => /^2[23]/.test(code);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '');

/** Without the password. */
export function nameOf(url: string): string {
	try {
		const { host, pathname } = new URL(url);
		return `postgres://${host}${pathname}`;
	} catch {
		return 'the PostgreSQL database';
	}
}

/** PostgreSQL's messages of data errors quote the data, so they stay out of what is logged; the code tells enough. */
export function named(place: string, doing: string, cause: unknown): Error {
	const code = codeOf(cause);
	const reason = (isDataError(code) ? '' : inWords(cause)) || `error ${code}`;
	return new Error(`yinyom receiver: cannot ${doing} ${place}: ${reason}`, { cause });
}
