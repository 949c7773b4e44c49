import { type Kysely, sql } from 'kysely';
import { otherVersion } from './other-version.ts';

/** How the tables are made. */
export interface Layout {
	/** One table of receipts a month, so that what is old can be dropped or moved as a whole. */
	readonly isPartitioned: boolean;
}

/**
 * One list of statements per version, oldest first; a published one is never edited. The numbers go along with those of SQLite,
 * whose first version PostgreSQL never had.
 *
 * Times are text in both databases, with the collation "C": what is exported from one is equal to the letter in the other, and
 * months can be told by comparing.
 */
const migrations: readonly ((layout: Layout) => readonly string[])[] = [
	() => [],
	({ isPartitioned }) => [
		'CREATE SEQUENCE receipts_server_seq',
		`CREATE TABLE receipts (
			server_seq bigint NOT NULL DEFAULT nextval('receipts_server_seq'),
			receipt_id uuid NOT NULL,
			consent_id uuid NOT NULL,
			site text NOT NULL,
			seq bigint NOT NULL,
			state text NOT NULL,
			event_time text NOT NULL,
			received_at text COLLATE "C" NOT NULL,
			notice_digest text,
			body text NOT NULL,
			body_hash text NOT NULL${isPartitioned ? '' : ',\n\t\t\tPRIMARY KEY (server_seq)'}
		)${isPartitioned ? ' PARTITION BY RANGE (received_at)' : ''}`,
		...(isPartitioned
			? [
					// Without it a month that nobody made would refuse receipts.
					'CREATE TABLE receipts_other PARTITION OF receipts DEFAULT',
					'CREATE INDEX receipts_by_seq ON receipts (server_seq)',
					makeMonth,
				]
			: []),
		'CREATE INDEX receipts_by_consent ON receipts (consent_id, server_seq)',
		'CREATE TABLE receipt_ids (receipt_id uuid PRIMARY KEY, server_seq bigint NOT NULL)',
		'CREATE TABLE notice_names (digest text PRIMARY KEY)',
		'CREATE TABLE notices (digest text PRIMARY KEY, body text NOT NULL, received_at text NOT NULL)',
	],
	() => [
		'CREATE TABLE chain_log (id text PRIMARY KEY)',
		"INSERT INTO chain_log VALUES (replace(gen_random_uuid()::text, '-', ''))",
		`CREATE TABLE ledger (
			pos bigint PRIMARY KEY,
			kind text NOT NULL,
			receipt bigint UNIQUE,
			detail text,
			salt text,
			leaf text NOT NULL,
			node text NOT NULL
		)`,
		"CREATE UNIQUE INDEX ledger_notices ON ledger (detail) WHERE kind = 'notice'",
		'CREATE TABLE erased (id_hash text PRIMARY KEY, receipt bigint NOT NULL UNIQUE, pos bigint NOT NULL UNIQUE)',
	],
];

/** Runs with its owner's rights: whoever keeps receipts may make the months for them, and nothing else. */
const makeMonth = `
	CREATE FUNCTION yinyom_make_month(month date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
	DECLARE
		first date := date_trunc('month', month);
		name text := format('receipts_%s', to_char(first, 'YYYY_MM'));
	BEGIN
		IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
		-- Two that make months lock the table and its parts in one order: first this, and then asked again.
		LOCK TABLE ONLY receipts IN ACCESS EXCLUSIVE MODE;
		-- What came while the month was not made is among the others, and the month stays there.
		IF to_regclass(name) IS NULL AND NOT EXISTS (
			SELECT 1 FROM receipts_other WHERE received_at >= to_char(first, 'YYYY-MM-DD')
				AND received_at < to_char(first + interval '1 month', 'YYYY-MM-DD')
		) THEN
			EXECUTE format('CREATE TABLE %I PARTITION OF receipts FOR VALUES FROM (%L) TO (%L)',
				name, to_char(first, 'YYYY-MM-DD'), to_char(first + interval '1 month', 'YYYY-MM-DD'));
		END IF;
	END $$`;

const LATEST = migrations.length;

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: somebody else has just made the same. */
const taken = /^(23505|42P07|42710)$/;
const MOST = 20;

/**
 * Brings a schema up to the version this code knows; all of it or nothing. Whoever may only keep receipts finds it done.
 *
 * Without advisory locks, which not every database has that speaks PostgreSQL's protocol: who comes second waits for the row
 * of the first.
 */
export async function migrate<Tables>(db: Kysely<Tables>, layout: Layout): Promise<void> {
	for (let attempts = 0; ; ) {
		const version = await versionOf(db);
		if (version > LATEST)
			throw new Error(
				`the schema has version ${version}; this receiver knows versions up to ${LATEST}. ` +
					'It was made by a newer yinyom: upgrade yinyom, or name another database.',
			);
		if (version === LATEST) return;
		// Or another receiver is making them, where a database does not make all tables at once.
		if (version === 0 && (await isThere(db, 'receipts'))) {
			if (++attempts <= MOST) continue;
			throw new Error('a table "receipts" of another program is there. Name another database.');
		}
		try {
			await sql`CREATE TABLE IF NOT EXISTS yinyom_schema (version integer PRIMARY KEY)`.execute(db);
			await db.transaction().execute(async (tx) => {
				for (const [index, statements] of migrations.entries()) {
					if (index < version) continue;
					await sql`INSERT INTO yinyom_schema VALUES (${sql.lit(index + 1)})`.execute(tx);
					for (const statement of statements(layout)) await sql.raw(statement).execute(tx);
				}
			});
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && taken.test(String(error.code)))) throw error;
			if (++attempts > MOST) throw error;
		}
	}
}

/** Refuses a schema that is not up to date, untouched: who looks at evidence does not change it. */
export async function requireLatest<Tables>(db: Kysely<Tables>): Promise<void> {
	const version = await versionOf(db);
	if (version !== LATEST) throw new Error(otherVersion(version, LATEST));
}

async function versionOf<Tables>(db: Kysely<Tables>): Promise<number> {
	if (!(await isThere(db, 'yinyom_schema'))) return 0;
	const { rows } = await sql<{ version: number }>`SELECT max(version) AS version FROM yinyom_schema`.execute(db);
	return Number(rows[0]?.version ?? 0);
}

async function isThere<Tables>(db: Kysely<Tables>, table: string): Promise<boolean> {
	const { rows } = await sql<{ name: unknown }>`SELECT to_regclass(${table}) AS name`.execute(db);
	return rows[0]?.name != null;
}

/**
 * Lets a role keep receipts and read them, and nothing else: no change, no deletion.
 *
 * @param role the name of a role that exists
 */
export async function grantTo<Tables>(db: Kysely<Tables>, role: string, { isPartitioned }: Layout): Promise<void> {
	const name = sql.id(role);
	await sql`GRANT INSERT, SELECT ON receipts, receipt_ids, notice_names, notices, ledger TO ${name}`.execute(db);
	await sql`GRANT SELECT ON erased, chain_log TO ${name}`.execute(db);
	await sql`GRANT USAGE ON SEQUENCE receipts_server_seq TO ${name}`.execute(db);
	await sql`GRANT SELECT ON yinyom_schema TO ${name}`.execute(db);
	if (!isPartitioned) return;
	await sql`REVOKE ALL ON FUNCTION yinyom_make_month(date) FROM PUBLIC`.execute(db);
	await sql`GRANT EXECUTE ON FUNCTION yinyom_make_month(date) TO ${name}`.execute(db);
}
