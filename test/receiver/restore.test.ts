import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { runCli, startCli } from './run-cli.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

async function post(url: string, count: number): Promise<void> {
	for (let from = 0; from < count; from += 16) {
		const receipts = Array.from({ length: Math.min(16, count - from) }, () => sampleReceipt());
		const { status } = await fetch(url, { method: 'POST', body: JSON.stringify(receipts) });
		expect(status).toBeLessThan(300);
	}
}

const receiver = (db: string) =>
	startCli(['receiver', '--db', db, '--port', '0', '--per-client', '0', '--per-site', '0']);

/** A receiver's file with 20 receipts and a backup of it, and then so many receipts more; the receiver still runs. */
async function withBackup(more: number) {
	const db = temporaryFile();
	const run = receiver(db);
	const url = await run.url();
	await post(url, 20);
	const backup = `${db}.backup`;
	const file = new DatabaseSync(db);
	file.exec(`VACUUM INTO '${backup}'`);
	file.close();
	await post(url, more);
	return { db, backup, run };
}

const countOf = async (db: string): Promise<number> =>
	(await runCli(['receipts', 'list', '--db', db, '--limit', '9999', '--json'])).stdout.trim().split('\n').length;

it.each([40, 2000])(
	'puts a backup in the place of a file whose receiver was killed %i receipts later, and keeps what was there',
	async (more) => {
		const { db, backup, run } = await withBackup(more);
		run.process.kill('SIGKILL');
		await run.exited;
		expect(statSync(`${db}-wal`).size).toBeGreaterThan(0);

		const done = await runCli(['receipts', 'restore', backup, '--db', db]);
		expect(done).toMatchObject({ code: 0, stderr: '' });
		expect(done.stdout).toContain(`${db} is now what ${backup} holds: 20 receipts`);
		const [replaced = ''] = /\S+\.replaced-\S+Z/.exec(done.stdout) ?? [];
		expect(await countOf(db)).toBe(20);
		expect(await countOf(replaced)).toBe(20 + more);
		expect(statSync(db).mode & 0o777).toBe(0o600);

		const again = receiver(db);
		await post(await again.url(), 16);
		again.process.kill('SIGTERM');
		await again.exited;
		expect(await countOf(db)).toBe(36);
	},
	120_000,
);

it('refuses while a receiver has the file open, and changes nothing', async () => {
	const { db, backup, run } = await withBackup(16);
	const before = readdirSync(dirname(db)).toSorted();
	const refused = await runCli(['receipts', 'restore', backup, '--db', db]);
	expect(refused).toMatchObject({ code: 1, stdout: '' });
	expect(refused.stderr).toBe(
		`yinyom receipts restore: somebody has ${JSON.stringify(db)} open: a receiver, a page or another command. Stop it first.\n`,
	);
	expect(readdirSync(dirname(db)).toSorted()).toEqual(before);
	expect(await countOf(db)).toBe(36);
	await post(await run.url(), 16);
}, 120_000);

it('restores to where nothing is, and leaves no old log of changes beside it', async () => {
	const { backup, run } = await withBackup(0);
	run.process.kill('SIGTERM');
	await run.exited;
	const db = temporaryFile();
	for (const part of ['-wal', '-journal']) writeFileSync(db + part, 'of a file that is gone');
	expect(await runCli(['receipts', 'restore', backup, '--db', db])).toMatchObject({ code: 0, stderr: '' });
	expect(await countOf(db)).toBe(20);
	// What reads a file makes an empty one; nothing of the old one is in it.
	expect(existsSync(`${db}-wal`) ? readFileSync(`${db}-wal`, 'utf8') : '').toBe('');
	expect(existsSync(`${db}-journal`)).toBe(false);
}, 120_000);

it('leaves to the same people what the file was open to', async () => {
	const { db, backup, run } = await withBackup(0);
	run.process.kill('SIGTERM');
	await run.exited;
	chmodSync(db, 0o640);
	const isRoot = process.getuid?.() === 0;
	if (isRoot) chownSync(db, 65_534, 65_534);
	expect(await runCli(['receipts', 'restore', backup, '--db', db])).toMatchObject({ code: 0, stderr: '' });
	const { mode, uid } = statSync(db);
	expect(mode & 0o777).toBe(0o640);
	if (isRoot) expect(uid).toBe(65_534);
}, 120_000);

it('takes nothing for a backup that is none, and no file that is damaged', async () => {
	const { db, backup, run } = await withBackup(0);
	run.process.kill('SIGTERM');
	await run.exited;
	const other = temporaryFile('other.sqlite');
	new DatabaseSync(other).exec('CREATE TABLE notes (text)');
	const bytes = readFileSync(backup);
	writeFileSync(`${backup}.cut`, bytes.subarray(0, bytes.length / 2));
	for (const [file, why] of [
		[`${db}.nowhere`, 'there is no such file'],
		[other, 'a database of another program, with the tables notes'],
		[`${backup}.cut`, 'malformed'],
		[`${db}.key`, 'not a database'],
		[db, 'is what it would be restored from'],
	] as const) {
		const { code, stdout, stderr } = await runCli(['receipts', 'restore', file, '--db', db]);
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toContain(why);
	}
	expect(await countOf(db)).toBe(20);
	const nothing = await runCli(['receipts', 'restore', '--db', db]);
	expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('name the backup') });
	const postgres = await runCli(['receipts', 'restore', backup, '--db', 'postgres://127.0.0.1:1/consent']);
	expect(postgres).toMatchObject({ code: 2, stderr: expect.stringContaining('psql') });
}, 120_000);

it('says what to do about a file that is too damaged to tell whether it is open', async () => {
	const { db, backup, run } = await withBackup(0);
	run.process.kill('SIGTERM');
	await run.exited;
	writeFileSync(db, 'x'.repeat(8192));
	const refused = await runCli(['receipts', 'restore', backup, '--db', db]);
	expect(refused).toMatchObject({ code: 1, stdout: '' });
	expect(refused.stderr).toMatch(
		/is damaged, so nobody can tell whether a receiver has it open: .* Move it away by hand/,
	);
}, 120_000);
