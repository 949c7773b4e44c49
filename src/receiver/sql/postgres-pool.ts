import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';

/** Milliseconds that a free connection may be waited for. */
const PATIENCE = 2_000;

/**
 * Connections to a PostgreSQL that may restart, stall or vanish at any moment: what breaks costs the statements under way,
 * never the process, and is not used again.
 *
 * @param patience milliseconds that a statement may take; 0 for as long as it likes
 * @throws when `pg` is not installed
 */
export async function openPool(url: string, connections: number, patience: number): Promise<PostgresPool> {
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
		client.query(syncedCommits).catch(() => undefined);
	});
	return {
		connect: async () => careful(await pool.connect()),
		end: () => pool.end(),
	};
}

/** A database, or a role, may be set to answer before a commit is on the disk: not for us. */
const syncedCommits = `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;

/** A connection whose statement ended without the server's word is in an unknown state, and so goes. */
function careful(client: PoolClient): PostgresPoolClient {
	let isBroken = false;
	const query = async (text: string, values: readonly unknown[]) => {
		try {
			return await client.query(text, [...values]);
		} catch (error) {
			isBroken ||= !(error instanceof Error && 'severity' in error);
			throw error;
		}
	};
	// Of Kysely's two forms the other one is for cursors, which nobody here opens.
	return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(isBroken) };
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
