import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A path in a folder of its own, gone with everything beside it (SQLite's `-wal`, `-shm`) when the test ends. */
export function temporaryFile(name = 'receipts.sqlite'): string {
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-receiver-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return join(folder, name);
}
