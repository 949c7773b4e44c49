import type { DatabaseSync } from 'node:sqlite';
import { inWords } from '../in-words.ts';
import { migrate } from './sqlite-migrations.ts';

/**
 * Opens a file of receipts so that whatever it commits is on the disk; made when it does not exist, for its owner's eyes alone.
 *
 * @param prepare makes its tables, or brings them up to date, or refuses
 */
export function openFile(path: string, prepare: (db: DatabaseSync) => void = migrate): DatabaseSync {
	// Longer than any commit takes; shorter than a browser waits. Beyond it the answer is 503.
	const db = openDatabase(path, { patience: 2000 });
	return orClosed(db, path, () => {
		prepare(db);
		// An answered receipt is on the disk: FULL syncs at each commit, and fullfsync tells macOS to mean it.
		db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
		// In pages, 16 MB: a page that many receipts changed is moved to the file once, and all wait for it less often.
		db.exec('PRAGMA wal_autocheckpoint = 4000');
	});
}

/**
 * Opens a file of receipts to look at it, in contrast with `openFile`: not a byte of it changes, and it need not be writable.
 *
 * @param check refuses what cannot be read
 */
export function openToRead(path: string, check: (db: DatabaseSync) => void): DatabaseSync {
	const db = openDatabase(path, { readOnly: true, patience: 10_000 });
	try {
		check(db);
		return db;
	} catch (cause) {
		db.close();
		if (!cannotMake.has(codeOf(cause))) throw named(path, 'open', cause);
	}
	// The index of a log cannot be made in this folder. Without a log nobody writes, and nobody can begin to.
	const { existsSync } = globalThis.process.getBuiltinModule('node:fs');
	const isWritten = existsSync(`${path}-wal`);
	const still = openDatabase(path, { readOnly: true, isStill: !isWritten });
	return orClosed(still, path, () => check(still));
}

/** What a folder that may not be written to leads to: https://www.sqlite.org/rescode.html#readonly and #cantopen */
const cannotMake = new Set([8, 14]);

/**
 * A connection to a SQLite file as it is. One that is made is for its owner's eyes alone.
 *
 * @param options.readOnly fails where there is no file, and changes none
 * @param options.patience milliseconds to wait for others. Default 0
 * @param options.isStill nobody changes it meanwhile: no lock is taken, and nothing is made beside it. Default false
 */
export function openDatabase(
	path: string,
	{
		readOnly = false,
		patience = 0,
		isStill = false,
	}: { readonly readOnly?: boolean; readonly patience?: number; readonly isStill?: boolean } = {},
): DatabaseSync {
	const { DatabaseSync } = sqlite();
	if (readOnly) requireFile(path);
	return naming(path, 'open', () => {
		if (!readOnly) makePrivate(path);
		const db = new DatabaseSync(isStill ? stillUrl(path) : path, { readOnly });
		db.exec(`PRAGMA busy_timeout = ${patience}`);
		return db;
	});
}

function orClosed(db: DatabaseSync, path: string, work: () => void): DatabaseSync {
	try {
		naming(path, 'open', work);
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

/** https://www.sqlite.org/uri.html#uriimmutable */
function stillUrl(path: string): URL {
	const { pathToFileURL } = globalThis.process.getBuiltinModule('node:url');
	const url = pathToFileURL(path);
	url.searchParams.set('immutable', '1');
	return url;
}

/** SQLite would make one. Answers the same path. */
export function requireFile(path: string): string {
	const { statSync } = globalThis.process.getBuiltinModule('node:fs');
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) throw named(path, 'open', new Error('there is no such file'));
	// SQLite says "disk I/O error".
	if (found.isDirectory()) throw named(path, 'open', new Error(aFolder));
	return path;
}

const aFolder = 'it is a folder; expected a file';

/** What SQLite makes is for everybody to read, and the log of changes beside it is made like the file. */
function makePrivate(path: string): void {
	if (path === '' || path.startsWith(':')) return;
	const { closeSync, existsSync, openSync, statSync } = globalThis.process.getBuiltinModule('node:fs');
	const { dirname } = globalThis.process.getBuiltinModule('node:path');
	const found = statSync(path, { throwIfNoEntry: false });
	if (found?.isDirectory()) throw new Error(aFolder);
	if (found) return;
	if (!existsSync(dirname(path))) throw new Error('there is no such folder');
	closeSync(openSync(path, 'a', 0o600));
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
	// SQLite's words for it are those for a file that is not there.
	const reason = cannotMake.has(codeOf(cause)) && isForbidden(path) ? 'this user may not' : inWords(cause);
	return new Error(`yinyom receiver: cannot ${doing} ${JSON.stringify(path)}: ${reason}`, { cause });
}

const codeOf = (error: unknown): number => ((error as { errcode?: number }).errcode ?? 0) & 0xff;

function isForbidden(path: string): boolean {
	const { accessSync, constants } = globalThis.process.getBuiltinModule('node:fs');
	try {
		accessSync(path, constants.R_OK | constants.W_OK);
		return false;
	} catch (error) {
		return /^(EACCES|EPERM|EROFS)$/.test(String((error as { code?: unknown }).code));
	}
}
