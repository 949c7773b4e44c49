/**
 * Kills the receiver and the database, `kill -9`, at random while 50 clients post, and compares what was acknowledged with
 * what is kept. A client does what a browser does: it sends the same receipt again until it is acknowledged.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Acknowledgement, postgresStore, type ReceiptStore, sqliteStore } from '../../src/receiver.ts';
import type { PostgresServer } from '../receiver/postgres-server.ts';
import { sampleReceipt } from '../receiver/sample-receipt.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const CLIENTS = 50;

export interface KillsOptions {
	/** A file, or `postgres://…`. */
	readonly db: string;
	readonly kills: number;
	/** The server behind a `postgres://…`; it is killed every second time. */
	readonly server?: PostgresServer;
	readonly tell?: (line: string) => void;
}

export interface KillsReport {
	readonly kills: number;
	readonly acknowledged: number;
	readonly kept: number;
	/** Acknowledged and not kept: what must not be. */
	readonly lost: readonly string[];
	/** Kept twice. */
	readonly twice: number;
	/** Times that the receiver ended and nobody had killed it. */
	readonly crashes: number;
}

export async function killAtRandom({ db, kills, server, tell = () => {} }: KillsOptions): Promise<KillsReport> {
	const port = await freePort();
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-kills-'));
	const url = `http://127.0.0.1:${port}/consent`;
	const acks = new Set<string>();
	let isOver = false;
	let crashes = 0;
	let receiver = startReceiver(db, port, folder);
	const clients = Array.from({ length: CLIENTS }, () => postUntil(url, acks, () => isOver));
	for (let kill = 1; kill <= kills; kill++) {
		const enough = acks.size + 20 + Math.floor(Math.random() * 200);
		await until(() => acks.size >= enough || hasEnded(receiver), 60_000);
		// Not at the moment of an answer, but anywhere between two.
		await pause(Math.random() * 300);
		const isDatabases = server !== undefined && kill % 2 === 0;
		if (isDatabases) {
			await server.kill();
			await server.start();
			// Long enough for it to notice.
			await pause(200);
		}
		if (hasEnded(receiver)) crashes++;
		if (!isDatabases) await endNow(receiver);
		if (hasEnded(receiver)) receiver = startReceiver(db, port, folder);
		tell(`kill ${kill} of ${kills}, ${isDatabases ? 'PostgreSQL' : 'the receiver'}: ${acks.size} acknowledged`);
	}
	const enough = acks.size + 100;
	await until(() => acks.size >= enough || hasEnded(receiver), 60_000);
	isOver = true;
	await Promise.all(clients);
	if (hasEnded(receiver)) crashes++;
	await endNow(receiver);
	rmSync(folder, { recursive: true });
	const { ids, twice } = await idsIn(db);
	const lost = [...acks].filter((id) => !ids.has(id));
	return { kills, acknowledged: acks.size, kept: ids.size, lost, twice, crashes };
}

function startReceiver(db: string, port: number, folder: string): ChildProcess {
	return spawn(process.execPath, [cli, 'receiver', '--db', db, '--port', String(port), '--per-site', '0'], {
		stdio: ['ignore', 'ignore', 'inherit'],
		// Where it keeps the key of its chain when there is no file to keep it beside.
		cwd: folder,
	});
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function endNow(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	child.kill('SIGKILL');
	await ended;
}

async function postUntil(url: string, acks: Set<string>, isOver: () => boolean): Promise<void> {
	while (!isOver()) {
		const receipt = sampleReceipt();
		while (!acks.has(receipt.receiptId) && !isOver()) {
			try {
				const signal = AbortSignal.timeout(5_000);
				const response = await fetch(url, { method: 'POST', body: JSON.stringify(receipt), signal });
				const answer: Partial<Acknowledgement> = await response.json();
				for (const id of answer.acks ?? []) acks.add(id);
				if (!response.ok) await pause(50);
			} catch {
				// Nobody there, or gone in the middle: a browser comes back.
				await pause(50);
			}
		}
	}
}

async function idsIn(db: string): Promise<{ readonly ids: ReadonlySet<string>; readonly twice: number }> {
	const store: ReceiptStore = db.startsWith('postgres') ? await postgresStore({ url: db }) : sqliteStore(db);
	const ids = new Set<string>();
	let count = 0;
	try {
		for (let after = 0; ; ) {
			const page = await store.scan({ after, limit: 1000 });
			for (const { receiptId } of page) ids.add(receiptId);
			count += page.length;
			if (page.length < 1000) return { ids, twice: count - ids.size };
			after = page.at(-1)?.serverSeq ?? after;
		}
	} finally {
		await store.close();
	}
}

/** @throws when it takes too long: nobody answers any more */
async function until(isSo: () => boolean, milliseconds: number): Promise<void> {
	const end = performance.now() + milliseconds;
	while (!isSo()) {
		if (performance.now() > end) throw new Error(`nothing was acknowledged for ${milliseconds / 1000} s`);
		await pause(5);
	}
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (!address || typeof address !== 'object') throw new Error('no free port');
	return address.port;
}
