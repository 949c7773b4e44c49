/** A PostgreSQL of the test's own: a fresh cluster in a temporary folder, on a free port of 127.0.0.1. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PostgresServer {
	readonly port: number;
	readonly folder: string;
	/** The process that accepts connections; its end ends all. */
	readonly pid: () => number;
	/** An address of a database, as the owner of everything or as another role. */
	readonly url: (database?: string, role?: string) => string;
	/** A database that nobody has used. */
	readonly newDatabase: () => Promise<string>;
	/** Runs statements as the owner of everything, in one database. */
	readonly run: (statements: string, database?: string) => string;
	/** Ends it without a word, as a power cut does. */
	readonly kill: () => Promise<void>;
	readonly start: () => Promise<void>;
	readonly stop: () => Promise<void>;
}

/** Where Debian, Ubuntu and a bare PATH keep the programs of a server; the newest first. */
export function findPostgres(): string | undefined {
	const versions = '/usr/lib/postgresql';
	const folders = existsSync(versions)
		? readdirSync(versions)
				.sort((one, other) => Number(other) - Number(one))
				.map((version) => `${versions}/${version}/bin`)
		: [];
	const paths = (process.env['PATH'] ?? '').split(':');
	return [...folders, ...paths].find(
		(folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
	);
}

/** PostgreSQL refuses to run as root; its package brings a user for it. */
const isRoot = process.getuid?.() === 0;

function asUser(program: string, args: readonly string[]): readonly [string, readonly string[]] {
	return isRoot
		? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', program, ...args]]
		: [program, args];
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (!address || typeof address !== 'object') throw new Error('no free port');
	return address.port;
}

/** @throws when the machine has no PostgreSQL: `npm test` installs it where it can */
export async function startPostgres(): Promise<PostgresServer> {
	const bin = findPostgres();
	if (!bin)
		throw new Error('PostgreSQL is missing. Run: node test/browsers/install.ts (Debian: apt-get install postgresql)');
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-postgres-'));
	if (isRoot) {
		const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
		chownSync(folder, id('-u'), id('-g'));
	}
	const data = join(folder, 'data');
	const initialize = asUser(join(bin, 'initdb'), [
		'-D',
		data,
		'-U',
		'owner',
		'-A',
		'trust',
		'-E',
		'UTF8',
		'--locale=C',
	]);
	execFileSync(initialize[0], initialize[1], { stdio: 'ignore', cwd: folder });
	const port = await freePort();
	let child: ChildProcess | undefined;

	const url = (database = 'postgres', role = 'owner') => `postgres://${role}@127.0.0.1:${port}/${database}`;
	const run = (statements: string, database = 'postgres') =>
		execFileSync('psql', ['-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', '-d', url(database), '-c', statements], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	const isReady = () => {
		try {
			return run('SELECT 1').trim() === '1';
		} catch {
			return false;
		}
	};
	const start = async () => {
		const [program, args] = asUser(join(bin, 'postgres'), [
			`-D${data}`,
			`-p${port}`,
			`-k${folder}`,
			'--listen_addresses=127.0.0.1',
			'--max_connections=100',
			'--log_min_messages=fatal',
		]);
		const end = Date.now() + 60_000;
		do {
			if (Date.now() > end) throw new Error('PostgreSQL did not start within 60 s');
			// Right after a kill it refuses: processes of the one before are still about to end.
			if (!child || child.exitCode !== null || child.signalCode !== null)
				child = spawn(program, args, { stdio: 'ignore', cwd: folder });
			await new Promise((done) => setTimeout(done, 100));
		} while (!isReady());
	};
	const end = async (signal: NodeJS.Signals) => {
		const ending = child;
		if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
		const ended = once(ending, 'exit');
		ending.kill(signal);
		await ended;
	};
	let count = 0;
	await start();
	return {
		port,
		folder,
		pid: () => child?.pid ?? 0,
		url,
		newDatabase: async () => {
			const name = `test_${++count}`;
			run(`CREATE DATABASE ${name}`);
			return name;
		},
		run,
		kill: () => end('SIGKILL'),
		start,
		// "Immediate" shutdown would need recovery; "fast" (SIGINT) ends connections and writes everything down.
		stop: async () => {
			await end('SIGINT');
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
