import { requireReceipts } from './sqlite-migrations.ts';
import { named, openDatabase, requireFile } from './sqlite-file.ts';

/** What a restored file holds. */
export interface Restored {
	readonly receipts: number;
	/** When the latest of them came, ISO 8601; `null` when there is none. */
	readonly latest: string | null;
	/** Where what was there before lies now; `undefined` when nothing was. */
	readonly replaced: string | undefined;
}

/** A database, its logs of changes, and the index of one: a log beside another file would be played into it. */
const parts = ['', '-wal', '-shm', '-journal'] as const;

/**
 * Puts a copy of a backup in the place of a SQLite file. What was there is moved aside whole, never deleted.
 *
 * @param now Milliseconds since 1970; it names what was there before
 * @throws when the backup holds no receipts or is damaged, or somebody has the file open; then nothing was changed
 */
export function restoreSqlite(backup: string, path: string, now: number): Restored {
	const {
		chmodSync,
		chownSync,
		closeSync,
		existsSync,
		fsyncSync,
		openSync,
		realpathSync,
		renameSync,
		rmSync,
		statSync,
	} = globalThis.process.getBuiltinModule('node:fs');
	if (existsSync(path) && realpathSync(path) === realpathSync(requireFile(backup)))
		throw new Error(`${JSON.stringify(path)} is what it would be restored from: name a backup of it.`);
	const draft = `${path}.restoring`;
	rmSync(draft, { force: true });
	try {
		// SQLite fills a file that is empty, and would make one for everybody to read.
		closeSync(openSync(draft, 'wx', 0o600));
		const held = copy(backup, draft);
		// Nor does SQLite wait for the disk here.
		const file = openSync(draft, 'r+');
		fsyncSync(file);
		closeSync(file);
		requireClosed(path);
		if (existsSync(path)) {
			// Who restores may be another user than the receiver, which has to write to it.
			const { mode, uid, gid } = statSync(path);
			const own = statSync(draft);
			if (own.uid !== uid || own.gid !== gid) chownSync(draft, uid, gid);
			chmodSync(draft, mode & 0o777);
		}
		const aside = `${path}.replaced-${new Date(now).toISOString().replaceAll(':', '-')}`;
		const moved = parts.filter((part) => existsSync(path + part));
		for (const part of moved) renameSync(path + part, aside + part);
		renameSync(draft, path);
		return { ...held, replaced: moved.length ? aside : undefined };
	} finally {
		rmSync(draft, { force: true });
	}
}

/** Not the file's bytes: a backup may have a log of changes of its own, and be in use. */
function copy(backup: string, to: string): Pick<Restored, 'receipts' | 'latest'> {
	const from = openDatabase(backup, { readOnly: true });
	try {
		requireReceipts(from);
		const found = from.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
		if (found !== 'ok') throw new Error(`it is damaged: ${String(found)}`);
		const row = from.prepare('SELECT count(*) AS receipts, max(received_at) AS latest FROM receipts').get();
		from.prepare('VACUUM INTO ?').run(to);
		return { receipts: Number(row?.['receipts']), latest: (row?.['latest'] ?? null) as string | null };
	} catch (cause) {
		throw named(backup, 'restore from', cause);
	} finally {
		from.close();
	}
}

/** https://www.sqlite.org/rescode.html#busy and #locked */
const taken = new Set([5, 6]);

/** To leave the mode of a receiver a connection has to be the only one; then all of the log of changes is in the file. */
function requireClosed(path: string): void {
	const { existsSync } = globalThis.process.getBuiltinModule('node:fs');
	if (!existsSync(path)) return;
	const file = openDatabase(path, { patience: 0 });
	try {
		// So that a schema that cannot be read is in nobody's way.
		file.exec('PRAGMA writable_schema = ON');
		file.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT');
	} catch (cause) {
		const place = JSON.stringify(path);
		const { errcode = 0, message } = cause as { errcode?: number; message?: string };
		throw new Error(
			taken.has(errcode & 0xff)
				? `somebody has ${place} open: a receiver, a page or another command. Stop it first.`
				: `${place} is damaged, so nobody can tell whether a receiver has it open: ${message}. ` +
						'Stop all that may. Move it away by hand, and what is beside it under the same name with -wal and -shm; then restore.',
			{ cause },
		);
	} finally {
		file.close();
	}
}
