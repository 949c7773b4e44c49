import type { DatabaseSync } from 'node:sqlite';
import { migrate } from './sqlite-migrations.ts';

/**
 * Opens a file of receipts so that whatever it commits is on the disk.
 *
 * @param prepare makes its tables, or brings them up to date, or refuses
 */
export function openFile(path: string, prepare: (db: DatabaseSync) => void = migrate): DatabaseSync {
	const { DatabaseSync } = sqlite();
	return naming(path, 'open', () => {
		const db = new DatabaseSync(path);
		try {
			// Longer than any commit takes; shorter than a browser waits. Beyond it the answer is 503.
			db.exec('PRAGMA busy_timeout = 2000');
			prepare(db);
			// An answered receipt is on the disk: FULL syncs at each commit, and fullfsync tells macOS to mean it.
			db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
			// In pages, 16 MB: a page that many receipts changed is moved to the file once, and all wait for it less often.
			db.exec('PRAGMA wal_autocheckpoint = 4000');
			return db;
		} catch (error) {
			db.close();
			throw error;
		}
	});
}

/** Asked at run time, not imported: the entry stays loadable where there is no `node:sqlite` and another store serves. */
function sqlite(): typeof import('node:sqlite') {
	const found = globalThis.process?.getBuiltinModule?.('node:sqlite');
	if (found) return found;
	const received = globalThis.process?.version ?? 'a runtime that is not Node';
	throw new Error(
		`yinyom receiver: node:sqlite is missing. It comes with Node 22.13 and later; this is ${received}. ` +
			'Run it on Node 24, or give createReceiver another store.',
	);
}

/** Says which file an error is about. SQLite's own messages name tables and columns, never values: they may be logged. */
export function naming<T>(path: string, doing: string, work: () => T): T {
	try {
		return work();
	} catch (cause) {
		throw named(path, doing, cause);
	}
}

/** @param doing a verb: what could not be done */
export function named(path: string, doing: string, cause: unknown): Error {
	const reason = cause instanceof Error ? cause.message : 'unknown error';
	return new Error(`yinyom receiver: cannot ${doing} ${JSON.stringify(path)}: ${reason}`, { cause });
}
