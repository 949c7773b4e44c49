import type { DatabaseSync } from 'node:sqlite';
import { otherVersion } from './other-version.ts';

/**
 * One script per version of the file, oldest first; a published one is never edited, because files made by it exist.
 *
 * The triggers are a fence, not a wall: whoever holds the file can drop them. They keep our own code, and an operator
 * with a SQL prompt, from changing evidence by accident. The third one is there because `INSERT OR REPLACE` deletes
 * without asking the second.
 */
const migrations = [
	`
	CREATE TABLE receipts (
		server_seq INTEGER PRIMARY KEY AUTOINCREMENT,
		receipt_id TEXT NOT NULL UNIQUE,
		consent_id TEXT NOT NULL,
		site TEXT NOT NULL,
		seq INTEGER NOT NULL,
		state TEXT NOT NULL,
		event_time TEXT NOT NULL,
		received_at TEXT NOT NULL,
		body TEXT NOT NULL,
		body_hash TEXT NOT NULL
	) STRICT;

	CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no UPDATE'); END;

	CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no DELETE'); END;

	CREATE TRIGGER receipts_no_replace BEFORE INSERT ON receipts
	WHEN EXISTS (SELECT 1 FROM receipts WHERE receipt_id = NEW.receipt_id OR server_seq = NEW.server_seq)
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no REPLACE'); END;
	`,
	// The texts of notices. A column that is filled later needs the fence open for a moment; numbers and ids stay as they are.
	`
	DROP TRIGGER receipts_no_update;
	ALTER TABLE receipts ADD COLUMN notice_digest TEXT;
	UPDATE receipts SET notice_digest = json_extract(body, '$.notice.noticeDigest')
		WHERE json_valid(body) AND json_type(body, '$.notice.noticeDigest') = 'text';
	CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no UPDATE'); END;

	CREATE INDEX receipts_by_consent ON receipts (consent_id, server_seq);

	CREATE TABLE notice_names (digest TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
	INSERT INTO notice_names SELECT DISTINCT notice_digest FROM receipts WHERE notice_digest IS NOT NULL;

	CREATE TABLE notices (digest TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL, received_at TEXT NOT NULL) STRICT;

	CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices
	BEGIN SELECT RAISE(ABORT, 'notices are append-only: no UPDATE'); END;

	CREATE TRIGGER notices_no_delete BEFORE DELETE ON notices
	BEGIN SELECT RAISE(ABORT, 'notices are append-only: no DELETE'); END;

	CREATE TRIGGER notices_no_replace BEFORE INSERT ON notices
	WHEN EXISTS (SELECT 1 FROM notices WHERE digest = NEW.digest)
	BEGIN SELECT RAISE(IGNORE); END;
	`,
	// The chain. A receipt can be deleted once it is among `erased`, and then its salt can go; nothing else ever changes.
	`
	CREATE TABLE chain_log (id TEXT NOT NULL PRIMARY KEY) STRICT;
	INSERT INTO chain_log VALUES (lower(hex(randomblob(16))));

	CREATE TABLE ledger (
		pos INTEGER PRIMARY KEY,
		kind TEXT NOT NULL,
		receipt INTEGER UNIQUE,
		detail TEXT,
		salt TEXT,
		leaf TEXT NOT NULL,
		node TEXT NOT NULL
	) STRICT;
	CREATE UNIQUE INDEX ledger_notices ON ledger (detail) WHERE kind = 'notice';

	CREATE TABLE erased (
		id_hash TEXT NOT NULL PRIMARY KEY,
		receipt INTEGER NOT NULL UNIQUE,
		pos INTEGER NOT NULL UNIQUE
	) STRICT;

	CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
	BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no DELETE'); END;

	CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
	WHEN NEW.salt IS NOT NULL OR NEW.pos <> OLD.pos OR NEW.kind <> OLD.kind OR NEW.leaf <> OLD.leaf OR NEW.node <> OLD.node
		OR NEW.receipt IS NOT OLD.receipt OR NEW.detail IS NOT OLD.detail
		OR NOT EXISTS (SELECT 1 FROM erased WHERE receipt = OLD.receipt)
	BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no UPDATE'); END;

	CREATE TRIGGER ledger_no_replace BEFORE INSERT ON ledger
	WHEN EXISTS (SELECT 1 FROM ledger WHERE pos = NEW.pos OR receipt = NEW.receipt)
	BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: ledger'); END;

	CREATE TRIGGER erased_no_update BEFORE UPDATE ON erased
	BEGIN SELECT RAISE(ABORT, 'erased receipts stay erased: no UPDATE'); END;

	CREATE TRIGGER erased_no_delete BEFORE DELETE ON erased
	BEGIN SELECT RAISE(ABORT, 'erased receipts stay erased: no DELETE'); END;

	DROP TRIGGER receipts_no_delete;
	CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts
	WHEN NOT EXISTS (SELECT 1 FROM erased WHERE receipt = OLD.server_seq)
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no DELETE'); END;
	`,
];

/** Brings a file up to the version this code knows; refuses, untouched, a file it does not know. */
export function migrate(db: DatabaseSync): void {
	if (versionOf(db) === migrations.length) return requireOurs(db);
	inTransaction(db, () => {
		// Asked again inside: another process may have migrated the file while this one waited for the lock.
		const version = versionOf(db);
		if (version > migrations.length)
			throw new Error(
				`the file has schema version ${version}; this receiver knows versions up to ${migrations.length}. ` +
					'It was written by a newer yinyom, or is no receipts file: upgrade yinyom, or name another file.',
			);
		if (version > 0 || tablesIn(db).length) requireOurs(db);
		for (const script of migrations.slice(version)) db.exec(script);
		db.exec(`PRAGMA user_version = ${migrations.length}`);
	});
}

/** Refuses a file that is not up to date, untouched: who looks at evidence does not change it. */
export function requireLatest(db: DatabaseSync): void {
	requireReceipts(db);
	const version = versionOf(db);
	if (version !== migrations.length) throw new Error(otherVersion(version, migrations.length));
}

/** Refuses a file that no receiver made, or a newer one: an older one's is good enough to be copied. */
export function requireReceipts(db: DatabaseSync): void {
	const version = versionOf(db);
	if (version > migrations.length) throw new Error(otherVersion(version, migrations.length));
	requireOurs(db);
}

/** Other programs number their tables too, and keep receipts too: what tells ours is how its table is made. */
function requireOurs(db: DatabaseSync): void {
	const known = "name IN ('receipt_id', 'body', 'body_hash')";
	const { found } =
		db.prepare(`SELECT count(*) AS found FROM pragma_table_info('receipts') WHERE ${known}`).get() ?? {};
	if (found === 3 && versionOf(db) > 0) return;
	const tables = tablesIn(db);
	throw new Error(
		tables.length
			? `it is a database of another program, with the tables ${tables.join(', ')}: no receiver was ever started on it. Name another file.`
			: otherVersion(0, migrations.length),
	);
}

/** Names, without those that SQLite makes for itself. */
const tablesIn = (db: DatabaseSync): readonly string[] =>
	db
		.prepare(
			"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
		)
		.all()
		.map(({ name }) => String(name));

/** Runs `work` so that all of it is kept or none; the write lock is taken first, so nothing changes under its reads. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
	db.exec('BEGIN IMMEDIATE');
	try {
		const result = work();
		db.exec('COMMIT');
		return result;
	} catch (error) {
		rollBack(db);
		throw error;
	}
}

function rollBack(db: DatabaseSync): void {
	try {
		db.exec('ROLLBACK');
	} catch {
		// On a full disk SQLite has already rolled back by itself; the error that matters is the one before.
	}
}

const versionOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
