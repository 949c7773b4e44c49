import type { DatabaseSync } from 'node:sqlite';

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
	// Ids get a table of their own, as PostgreSQL needs it; the texts of notices come along. "DROP TABLE" asks no trigger.
	`
	CREATE TABLE receipt_ids (receipt_id TEXT NOT NULL PRIMARY KEY, body_hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
	INSERT INTO receipt_ids SELECT receipt_id, body_hash FROM receipts;

	CREATE TABLE notice_names (digest TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
	INSERT INTO notice_names
		SELECT DISTINCT json_extract(body, '$.notice.noticeDigest') FROM receipts
		WHERE json_valid(body) AND json_extract(body, '$.notice.noticeDigest') IS NOT NULL;
	CREATE TABLE notices (digest TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL, received_at TEXT NOT NULL) STRICT;

	ALTER TABLE receipts RENAME TO receipts_1;
	CREATE TABLE receipts (
		server_seq INTEGER PRIMARY KEY AUTOINCREMENT,
		receipt_id TEXT NOT NULL,
		consent_id TEXT NOT NULL,
		site TEXT NOT NULL,
		seq INTEGER NOT NULL,
		state TEXT NOT NULL,
		event_time TEXT NOT NULL,
		received_at TEXT NOT NULL,
		notice_digest TEXT,
		body TEXT NOT NULL,
		body_hash TEXT NOT NULL
	) STRICT;
	INSERT INTO receipts
		SELECT server_seq, receipt_id, consent_id, site, seq, state, event_time, received_at,
			iif(json_valid(body), json_extract(body, '$.notice.noticeDigest'), NULL), body, body_hash
		FROM receipts_1;
	DROP TABLE receipts_1;
	CREATE INDEX receipts_by_consent ON receipts (consent_id, server_seq);
	CREATE INDEX receipts_by_id ON receipts (receipt_id);

	CREATE TRIGGER receipts_no_update BEFORE UPDATE ON receipts
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no UPDATE'); END;

	CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no DELETE'); END;

	CREATE TRIGGER receipts_no_replace BEFORE INSERT ON receipts
	WHEN EXISTS (SELECT 1 FROM receipts WHERE server_seq = NEW.server_seq)
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no REPLACE'); END;

	CREATE TRIGGER ids_no_update BEFORE UPDATE ON receipt_ids
	BEGIN SELECT RAISE(ABORT, 'ids are append-only: no UPDATE'); END;

	CREATE TRIGGER ids_no_delete BEFORE DELETE ON receipt_ids
	BEGIN SELECT RAISE(ABORT, 'ids are append-only: no DELETE'); END;

	CREATE TRIGGER notices_no_update BEFORE UPDATE ON notices
	BEGIN SELECT RAISE(ABORT, 'notices are append-only: no UPDATE'); END;
	`,
];

/** Brings a file up to the version this code knows; refuses, untouched, a file it does not know. */
export function migrate(db: DatabaseSync): void {
	if (versionOf(db) === migrations.length) return;
	inTransaction(db, () => {
		// Asked again inside: another process may have migrated the file while this one waited for the lock.
		const version = versionOf(db);
		if (version > migrations.length)
			throw new Error(
				`the file has schema version ${version}; this receiver knows versions up to ${migrations.length}. ` +
					'It was written by a newer yinyom, or is no receipts file: upgrade yinyom, or name another file.',
			);
		for (const script of migrations.slice(version)) db.exec(script);
		db.exec(`PRAGMA user_version = ${migrations.length}`);
	});
}

/** Runs `work` so that all of it is kept or none; the write lock is taken first, so nothing changes under its reads. */
function inTransaction<T>(db: DatabaseSync, work: () => T): T {
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
