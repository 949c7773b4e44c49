import { expect, it } from 'vitest';
import { type Acknowledgement, sqliteStore } from '../../src/receiver.ts';
import { startCli, startCliOnSmallDisk } from './run-cli.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

/** Posts one receipt after the other until the receiver is gone; notes each id that was acknowledged. */
async function postUntilGone(url: string, acks: Set<string>): Promise<void> {
	try {
		for (;;) {
			const response = await fetch(url, { method: 'POST', body: JSON.stringify(sampleReceipt()) });
			const answer: Partial<Acknowledgement> = await response.json();
			for (const id of answer.acks ?? []) acks.add(id);
		}
	} catch {
		// The receiver was killed: what it had not answered by then, it does not owe.
	}
}

async function grownTo(acks: ReadonlySet<string>, size: number): Promise<void> {
	while (acks.size < size) await new Promise((resolve) => setTimeout(resolve, 1));
}

async function idsIn(path: string): Promise<Set<string>> {
	const store = sqliteStore(path);
	try {
		return new Set((await store.list({ limit: 1e9 })).map((entry) => entry.receiptId));
	} finally {
		await store.close();
	}
}

const missing = (acks: ReadonlySet<string>, kept: ReadonlySet<string>) => [...acks].filter((id) => !kept.has(id));

it('has every receipt it acknowledged after it was killed three times in mid-work', async () => {
	const db = temporaryFile();
	const acks = new Set<string>();
	for (const enough of [5, 20, 50]) {
		const run = startCli(['receiver', '--db', db, '--port', '0']);
		const url = await run.url();
		const before = acks.size;
		const clients = Array.from({ length: 8 }, () => postUntilGone(url, acks));
		await grownTo(acks, before + enough);
		run.process.kill('SIGKILL');
		await Promise.all(clients);
		await run.exited;
		expect(missing(acks, await idsIn(db))).toEqual([]);
	}
}, 30_000);

it('acknowledges nothing after SIGTERM that is not in the file', async () => {
	const db = temporaryFile();
	const acks = new Set<string>();
	const run = startCli(['receiver', '--db', db, '--port', '0']);
	const url = await run.url();
	const clients = Array.from({ length: 8 }, () => postUntilGone(url, acks));
	await grownTo(acks, 50);
	run.process.kill('SIGTERM');
	await Promise.all(clients);
	await run.exited;
	expect(run.process.exitCode).toBe(0);
	expect(missing(acks, await idsIn(db))).toEqual([]);
}, 15_000);

it.skipIf(process.platform === 'win32')(
	'answers 503 on a full disk, names it in the log, and loses nothing it acknowledged',
	async () => {
		const db = temporaryFile();
		const run = startCliOnSmallDisk(['receiver', '--db', db, '--port', '0'], 300);
		const url = await run.url();
		const acks = new Set<string>();
		const statuses: number[] = [];
		while (!statuses.includes(503) && statuses.length < 500) {
			const batch = JSON.stringify(Array.from({ length: 8 }, () => sampleReceipt()));
			const response = await fetch(url, { method: 'POST', body: batch });
			statuses.push(response.status);
			const answer: Partial<Acknowledgement> = await response.json();
			for (const id of answer.acks ?? []) acks.add(id);
		}
		expect(statuses.at(-1)).toBe(503);
		expect(run.stdout()).toContain('cannot write to');
		expect((await fetch(new URL('/healthz', url))).status).toBe(503);
		run.process.kill('SIGTERM');
		await run.exited;
		expect(acks.size).toBeGreaterThan(8);
		const kept = await idsIn(db);
		expect(missing(acks, kept)).toEqual([]);
		expect(kept.size).toBe(acks.size);
	},
);
