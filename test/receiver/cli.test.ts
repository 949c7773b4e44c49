import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import manifest from '../../package.json' with { type: 'json' };
import { expect, it, onTestFinished, vi } from 'vitest';
import { sqliteStore } from '../../src/receiver.ts';
import { runCli, startCli } from './run-cli.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

const countIn = (path: string): unknown => {
	const db = new DatabaseSync(path, { readOnly: true });
	try {
		return db.prepare('SELECT count(*) AS total FROM receipts').get()?.['total'];
	} finally {
		db.close();
	}
};

it('lists its commands on --help', async () => {
	const { code, stdout, stderr } = await runCli(['--help']);
	expect(code).toBe(0);
	expect(stdout).toMatch(/Usage: yinyom <command>[^]*receiver [^]*check-config /);
	expect(stderr).toBe('');
});

it.each(['--version', '-v'])('says on %s which version it is', async (option) => {
	expect(await runCli([option])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

it('lists the options of the receiver with their defaults on --help', async () => {
	const { code, stdout } = await runCli(['receiver', '--help']);
	expect(code).toBe(0);
	for (const text of [
		'--db',
		'receipts.sqlite',
		'--port',
		'8787',
		'--host',
		'127.0.0.1',
		'--path',
		'/consent',
		'--origin',
		'--site',
		'--per-client',
		'--per-site',
		'--proxies',
	])
		expect(stdout).toContain(text);
});

it.each<[string[], string]>([
	[['reciever'], 'yinyom: there is no command "reciever". Did you mean "receiver"?'],
	[['frobnicate'], 'yinyom: there is no command "frobnicate".\n'],
	[['__proto__'], 'yinyom: there is no command "__proto__".'],
	[[], 'Usage: yinyom <command>'],
	[['receiver', '--prot', '1'], 'yinyom receiver: there is no option "--prot". Did you mean "--port"?'],
	[['receiver', '--orgin=x'], 'there is no option "--orgin". Did you mean "--origin"?'],
	[['receiver', '--constructor'], 'there is no option "--constructor".\n'],
	[['receiver', '-x'], 'there is no option "-x".'],
	[['receiver', 'receipts.sqlite'], '"receipts.sqlite" belongs to no option.'],
	[['receiver', '--port'], '--port needs a value: --port <value>, or --port=<value>.'],
	[['receiver', '--db', '--port', '1'], '--db needs a value'],
	[['receiver', '--help=yes'], '--help takes no value.'],
	[['receiver', '--port', '65536'], '--port is "65536"; expected a number from 0 to 65535.'],
	[['receiver', '--port', '80a'], '--port is "80a"'],
	[['receiver', '--path', 'consent'], '--path is "consent"; expected a path as URLs have it, such as /consent.'],
	[['receiver', '--path', '//x?y'], '--path is "//x?y"'],
	[['receiver', '--origin', 'https://shop.example/'], '--origin is "https://shop.example/"; expected scheme and host'],
	[['receiver', '--site', 'https://shop.example'], '--site is "https://shop.example"; expected a bare host name'],
	[['receiver', '--per-client', '-1'], '--per-client needs a value'],
	[['receiver', '--per-site', 'many'], '--per-site is "many"; expected a whole number, 0 for no limit.'],
	[['receiver', '--db', 'mysql://me:secret@db/x'], '--db is "mysql://…@db/x"; expected a file, or postgres://….'],
	[['receipts', 'list', '--db', 'file:///x'], '--db is "file:///x"; expected a file, or postgres://….'],
	[['receiver', '--db', 'postgresql:consent'], '--db is "postgresql:consent"; expected a file, or postgres://….'],
	[['verify', '--db', 'mysql://me:secret@db/x'], '--db is "mysql://…@db/x"; expected a file, or postgres://….'],
	[['verify', 'mysql://me:secret@db/x'], '--db is "mysql://…@db/x"; expected a file, or postgres://….'],
	[['receiver', '--proxies', '10'], '--proxies is "10"; expected a number from 0 to 9.'],
])('answers %j with what is wrong and exit code 2', async (args, text) => {
	const { code, stdout, stderr } = await runCli(args);
	expect(stderr).toContain(text);
	expect(stdout).toBe('');
	expect(code).toBe(2);
});

it('keeps receipts, logs each request as one line of JSON and ends at SIGTERM with exit code 0', async () => {
	const db = temporaryFile();
	const run = startCli(['receiver', '--db', db, '--port', '0', '--origin', 'https://shop.example']);
	const url = await run.url();
	const receipt = sampleReceipt();
	const headers = { origin: 'https://shop.example', 'user-agent': 'MARKED-AGENT', 'x-forwarded-for': '203.0.113.77' };
	const response = await fetch(`${url}?MARKED-QUERY`, { method: 'POST', headers, body: JSON.stringify(receipt) });
	expect(response.status).toBe(201);
	expect((await fetch(url, { method: 'POST', headers: { origin: 'https://other.example' }, body: '{}' })).status).toBe(
		403,
	);
	run.process.kill('SIGTERM');
	await run.exited;
	expect(run.process.exitCode).toBe(0);
	expect(run.stderr()).toBe('');
	const lines = run.stdout().trim().split('\n');
	const publicKey = readFileSync(`${db}.key.pub`, 'utf8');
	expect(lines.map((line) => JSON.parse(line))).toMatchObject([
		{ event: 'start', url, store: db, latest: 0 },
		{ event: 'chain', publicKey },
		{ method: 'POST', status: 201, counts: { new: 1 } },
		{ method: 'POST', status: 403 },
	]);
	for (const mark of ['MARKED', '203.0.113.77', 'shop.example', receipt.receiptId, receipt.consentId])
		expect(lines.join('\n')).not.toContain(mark);
	expect(countIn(db)).toBe(1);
});

it('ends at SIGINT as well', async () => {
	const run = startCli(['receiver', '--db', temporaryFile(), '--port', '0']);
	await run.url();
	run.process.kill('SIGINT');
	await run.exited;
	expect(run.process.exitCode).toBe(0);
});

/** A port that somebody else listens on. */
async function takenPort(): Promise<string> {
	const other = createServer().listen(0, '127.0.0.1');
	onTestFinished(() => void other.close());
	await new Promise((resolve) => other.once('listening', resolve));
	const address = other.address();
	return String(typeof address === 'object' && address ? address.port : 0);
}

it('says that the port is taken, and ends with exit code 1', async () => {
	const port = await takenPort();
	const { code, stderr } = await runCli(['receiver', '--db', temporaryFile(), '--port', port]);
	expect(stderr).toBe(
		`yinyom receiver: cannot listen on 127.0.0.1, port ${port}: another program listens there. Stop it, or choose another port (--port).\n`,
	);
	expect(code).toBe(1);
});

it('says that the port of the metrics is taken, and ends: nothing listens with a store that is closed', async () => {
	vi.stubEnv('YINYOM_TOKEN', '5f1f0c7e9b2d4a6880c3e7d1b5a9f2c4d6e8f0a1b3c5d7e9');
	onTestFinished(() => void vi.unstubAllEnvs());
	const port = await takenPort();
	const { code, stdout, stderr } = await runCli([
		'receiver',
		'--db',
		temporaryFile(),
		'--port',
		'0',
		'--metrics-port',
		port,
	]);
	expect(stderr).toBe(
		`yinyom receiver: cannot listen on 127.0.0.1, port ${port}: another program listens there. Stop it, or choose another port (--metrics-port).\n`,
	);
	expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});

it('ends when the store cannot be read, and nothing listens', async () => {
	const db = temporaryFile();
	await sqliteStore(db).close();
	const file = new DatabaseSync(db);
	file.exec('ALTER TABLE receipts RENAME COLUMN server_seq TO other');
	file.close();
	const { code, stdout, stderr } = await runCli(['receiver', '--db', db, '--port', '0']);
	expect(code).toBe(1);
	expect(stderr).toContain('yinyom receiver: cannot read');
	// It never said that it is there.
	expect(stdout).not.toContain('http:');
});

it('says what this Node lacks when it has no SQLite, and ends with exit code 1', async () => {
	const args = ['receiver', '--db', temporaryFile(), '--port', '0'];
	const { code, stderr } = await runCli(args, { node: ['--no-experimental-sqlite'] });
	expect(stderr).toBe(
		`yinyom receiver: node:sqlite is missing. It comes with Node 22.13 and later; this is ${process.version}. ` +
			'Run it on Node 24, or give createReceiver another store.\n',
	);
	expect(code).toBe(1);
});

it('says that the file cannot be opened, and ends with exit code 1', async () => {
	const { code, stderr } = await runCli(['receiver', '--db', `${temporaryFile()}/no/folder`, '--port', '0']);
	expect(stderr).toMatch(/^yinyom receiver: cannot open ".*": there is no such folder\n$/);
	expect(code).toBe(1);
});

it.each([['receiver', '--port', '0'], ['receipts', 'list'], ['verify'], ['page']])(
	'names DATABASE_URL when that is what is wrong, without its password: %s',
	async (...args) => {
		vi.stubEnv('DATABASE_URL', 'mysql://me:secret@db/x');
		vi.stubEnv('YINYOM_PAGE_TOKEN', crypto.randomUUID() + crypto.randomUUID());
		onTestFinished(() => void vi.unstubAllEnvs());
		const { code, stderr } = await runCli(args);
		expect(stderr).toMatch(/: DATABASE_URL is "mysql:\/\/…@db\/x"; expected a file, or postgres:\/\/….\n/);
		expect(code).toBe(2);
	},
);
