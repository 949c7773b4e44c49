import type { PostgresPool } from 'kysely';
import type { PoolClient } from 'pg';

/** Milliseconds that a free connection may be waited for. */
const PATIENCE = 2_000;

/** A statement that the server reads and plans once for each connection, in contrast with Kysely's, which come once each. */
export interface Prepared {
	/** Its own: two texts under one name are refused. */
	readonly name: string;
	readonly text: string;
}

export interface Pool extends PostgresPool {
	readonly run: <Row>(statement: Prepared, values: readonly unknown[]) => Promise<readonly Row[]>;
}

export interface PoolOptions {
	/** Milliseconds that a statement may take; 0 for as long as it likes. */
	readonly patience: number;
	/** The server refuses whatever would change something. Default false. */
	readonly isReadOnly?: boolean;
}

/**
 * Connections to a PostgreSQL that may restart, stall or vanish at any moment: what breaks costs the statements under way,
 * never the process, and is not used again.
 *
 * @throws when `pg` is not installed
 */
export async function openPool(
	url: string,
	connections: number,
	{ patience, isReadOnly = false }: PoolOptions,
): Promise<Pool> {
	const { default: pg } = await postgresDriver();
	const pool = new pg.Pool({
		connectionString: url,
		max: connections,
		connectionTimeoutMillis: PATIENCE,
		statement_timeout: patience,
		// For a server that does not even say that time is up, because the network in between is gone.
		query_timeout: 2 * patience,
		keepAlive: true,
		idle_in_transaction_session_timeout: 5 * patience,
		application_name: 'yinyom',
	});
	// Without a listener Node ends the process. A connection that breaks while it rests is told to the pool, one that breaks
	// between two statements of a transaction to nobody else.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => {
		client.on('error', () => undefined);
		client.query(isReadOnly ? onlyReads : syncedCommits).catch(() => undefined);
	});
	const connect = async () => careful(await pool.connect());
	return {
		// Of Kysely's two forms of a query the other one is for cursors, which nobody here opens.
		connect: connect as unknown as PostgresPool['connect'],
		end: () => pool.end(),
		run: async (statement, values) => {
			const client = await connect();
			try {
				const { rows } = await client.query(statement, values);
				return rows;
			} finally {
				client.release();
			}
		},
	};
}

/** A database, or a role, may be set to answer before a commit is on the disk: not for us. */
const syncedCommits = `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;

const onlyReads = 'SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY';

/** A connection whose statement ended without the server's word is in an unknown state, and so goes. */
function careful(client: PoolClient) {
	let isBroken = false;
	return {
		query: async (statement: string | Prepared, values: readonly unknown[]) => {
			try {
				const config = typeof statement === 'string' ? { text: statement } : statement;
				return await client.query({ ...config, values: [...values] });
			} catch (error) {
				isBroken ||= !(error instanceof Error && 'severity' in error);
				throw error;
			}
		},
		release: () => client.release(isBroken),
	};
}

async function postgresDriver(): Promise<typeof import('pg')> {
	try {
		return await import('pg');
	} catch (cause) {
		throw new Error(
			'yinyom receiver: a postgres:// address needs the package "pg", which is not installed. Run: npm install pg',
			{ cause },
		);
	}
}
