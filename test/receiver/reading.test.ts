/** Who looks at evidence does not change it: not a byte, and no more tables. */
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sqliteStore, startChain } from '../../src/receiver.ts';
import { fresh } from './chain/chain-store.ts';
import { runCli, runCliAsNobody, startCli } from './run-cli.ts';
import { postgres } from './stores.ts';
import { temporaryFile } from './temporary-file.ts';

const token = '5f1f0c7e9b2d4a6880c3e7d1b5a9f2c4d6e8f0a1b3c5d7e9';
beforeEach(() => void vi.stubEnv('YINYOM_PAGE_TOKEN', token));
afterEach(() => void vi.unstubAllEnvs());

const entries = fresh(3);

/** A chained file that nobody has open. */
async function kept(): Promise<string> {
	const db = temporaryFile();
	const store = sqliteStore(db);
	const chain = await startChain(store, { key: `${db}.key`, checkpoints: `${db}.checkpoints` });
	await chain.store.put(entries);
	await chain.close();
	await store.close();
	return db;
}

const digest = (path: string): string => createHash('md5').update(readFileSync(path)).digest('hex');

const looks = ['verify', 'receipts list', `receipts show ${entries[0]?.receiptId}`, 'receipts export'];

it.each(looks)('changes no byte of a backup, which only a copy of it can prove: %s', async (look) => {
	const db = await kept();
	const backup = `${db}.backup`;
	const file = new DatabaseSync(db);
	file.exec(`VACUUM INTO '${backup}'`);
	file.close();
	chmodSync(backup, 0o444);
	const before = digest(backup);
	const beside = ['--key', `${db}.key`, '--checkpoints', `${db}.checkpoints`];
	expect(await runCli([...look.split(' '), '--db', backup, ...beside])).toMatchObject({ code: 0, stderr: '' });
	expect(digest(backup)).toBe(before);
	expect(statSync(backup).mode & 0o777).toBe(0o444);
	// Nor does it leave anything beside it.
	expect(readdirSync(dirname(db)).filter((name) => name.startsWith('receipts.sqlite.backup'))).toEqual([
		'receipts.sqlite.backup',
	]);
});

it.skipIf(process.getuid?.() !== 0)('says of what this user may not read or write that they may not', async () => {
	const db = await kept();
	chmodSync(dirname(db), 0o755);
	const said = `yinyom receipts list: cannot open ${JSON.stringify(db)}: this user may not\n`;
	expect(await runCliAsNobody(['receipts', 'list', '--db', db])).toMatchObject({ code: 1, stderr: said });
	chmodSync(db, 0o444);
	const erase = ['receipts', 'clean-up', '--db', db];
	expect((await runCliAsNobody(erase)).stderr).toContain(`cannot open ${JSON.stringify(db)}: this user may not`);
	const restore = await runCliAsNobody(['receipts', 'restore', db, '--db', `${db}.other`]);
	expect(restore.stderr).toBe(`yinyom receipts restore: ${db}.other.restoring: this user may not\n`);
});

it.skipIf(process.getuid?.() !== 0)(
	'reads a file that it may not write, in a folder that it may not write',
	async () => {
		const db = await kept();
		for (const path of [db, `${db}.key.pub`, `${db}.checkpoints`]) chmodSync(path, 0o444);
		chmodSync(dirname(db), 0o555);
		expect(await runCliAsNobody(['verify', db])).toMatchObject({ code: 0, stderr: '' });
		expect(await runCliAsNobody(['receipts', 'list', '--db', db])).toMatchObject({ code: 0, stderr: '' });
	},
);

it('reads what a receiver is writing at the moment', async () => {
	const db = await kept();
	const run = startCli(['receiver', '--db', db, '--port', '0']);
	await run.url();
	expect((await runCli(['verify', db])).stdout).toContain('3 entries');
	expect((await runCli(['receipts', 'list', '--db', db, '--json'])).stdout.trim().split('\n')).toHaveLength(3);
	run.process.kill('SIGTERM');
	await run.exited;
	expect(run.process.exitCode).toBe(0);
});

it('serves no page of a file that is of others or of an older version, and makes no table in it', async () => {
	const stranger = temporaryFile();
	const made = new DatabaseSync(stranger);
	made.exec('CREATE TABLE notes (text)');
	made.close();
	const before = digest(stranger);
	expect(await runCli(['page', '--db', stranger, '--port', '0'])).toEqual({
		code: 1,
		stdout: '',
		stderr: `yinyom page: cannot open ${JSON.stringify(stranger)}: it is a database of another program, with the tables notes: no receiver was ever started on it. Name another file.\n`,
	});
	expect(digest(stranger)).toBe(before);
	const old = await kept();
	const file = new DatabaseSync(old);
	file.exec('PRAGMA user_version = 2');
	file.close();
	const page = await runCli(['page', '--db', old, '--port', '0']);
	expect(page).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('the tables have version 2') });
});

it('serves the page of a PostgreSQL database, and makes no table in an empty one', async () => {
	const server = await postgres();
	const database = await server.newDatabase();
	const page = await runCli(['page', '--db', server.url(database), '--port', '0']);
	expect(page).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('it holds no receipts') });
	expect(server.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", database).trim()).toBe('0');

	const key = temporaryFile('key');
	const beside = ['--key', key, '--checkpoints', `${key}.checkpoints`];
	const receiver = startCli(['receiver', '--db', server.url(database), '--port', '0', ...beside]);
	await receiver.url();
	const served = startCli(['page', '--db', server.url(database), '--port', '0', ...beside]);
	const url = await served.url();
	const headers = { authorization: `Bearer ${token}` };
	expect((await fetch(url, { headers })).status).toBe(200);
	for (const id of ['%00', "'", '%F0%9F%8D%AA', crypto.randomUUID()])
		expect((await fetch(`${url}search?id=${id}`, { headers })).status).toBe(404);
	served.process.kill('SIGTERM');
	await served.exited;
	expect(served.process.exitCode).toBe(0);
}, 60_000);
