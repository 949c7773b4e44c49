import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { internalsOf } from '../../src/receiver/sql/internals.ts';
import { keep as keepStatement } from '../../src/receiver/sql/postgres-commit.ts';
import { createReceiver, postgresStore, preparePostgres, type ReceiptStore } from '../../src/receiver.ts';
import { post } from './post.ts';
import { runCli, startCli } from './run-cli.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { entry, postgres } from './stores.ts';
import { temporaryFile } from './temporary-file.ts';

async function open(url: string, options: { partitions?: boolean } = {}): Promise<ReceiptStore> {
	const store = await postgresStore({ url, ...options });
	onTestFinished(() => store.close());
	return store;
}

/** A new database, and a role that may only keep receipts there. */
async function withRole(options: { partitions?: boolean } = {}) {
	const server = await postgres();
	const database = await server.newDatabase();
	const role = `keeper_of_${database}`;
	server.run(`CREATE ROLE ${role} LOGIN`);
	await preparePostgres({ url: server.url(database), role, ...options });
	return { server, database, url: server.url(database, role) };
}

it.each([true, false])(
	'lets a role that may only insert and select keep receipts (partitions: %s)',
	async (partitions) => {
		const { url } = await withRole({ partitions });
		const store = await open(url, { partitions });
		const one = entry({ noticeDigest: 'named' });
		expect(await store.put([one, entry()])).toEqual(['new', 'new']);
		expect(await store.put([one])).toEqual(['seen']);
		expect(
			await store.putNotices([{ digest: 'named', body: '{}', receivedAt: one.receivedAt }], { onlyNamed: true }),
		).toEqual(['new']);
		await store.check();
		expect(await store.count()).toBe(2);
	},
);

it.each([
	'UPDATE receipts SET state = state',
	'DELETE FROM receipts',
	'TRUNCATE receipts',
	'DROP TABLE receipts',
	'ALTER TABLE receipts ADD COLUMN more text',
	'UPDATE receipt_ids SET server_seq = 0',
	'DELETE FROM receipt_ids',
	'UPDATE notices SET body = body',
	'DELETE FROM notices',
	'DELETE FROM notice_names',
	'UPDATE yinyom_schema SET version = 99',
	'DELETE FROM receipts_other',
	"SELECT setval('receipts_server_seq', 1)",
])('refuses that role: %s', async (statement) => {
	const { url } = await (prepared ??= withRole());
	const store = await open(url);
	await expect(sql.raw(statement).execute(internalsOf(store).db)).rejects.toThrow(/permission denied|must be owner/);
});
let prepared: ReturnType<typeof withRole> | undefined;

it('lets the owner of the tables erase, and not the role that keeps receipts; what is erased that role knows', async () => {
	const { server, database, url } = await withRole();
	const receipt = sampleReceipt();
	const key = temporaryFile('key');
	const beside = ['--key', key, '--checkpoints', `${key}.checkpoints`];
	const keep = async () => {
		const run = startCli(['receiver', '--db', url, '--port', '0', ...beside]);
		const answer = await fetch(await run.url(), { method: 'POST', body: JSON.stringify(receipt) });
		run.process.kill('SIGTERM');
		await run.exited;
		return answer.status;
	};
	expect(await keep()).toBe(201);
	const erase = (db: string) =>
		runCli(['receipts', 'erase', '--db', db, ...beside, '--consent', receipt.consentId, '--by', 'DPO', '--yes']);
	const refused = await erase(url);
	expect(refused.code).toBe(1);
	expect(refused.stderr).toContain('permission denied');
	expect(await keep()).toBe(200);

	expect(await erase(server.url(database))).toMatchObject({ code: 0, stderr: '' });
	expect(server.run('SELECT count(*) FROM receipts', database).trim()).toBe('0');
	// Seen, and not kept again.
	expect(await keep()).toBe(200);
	expect(server.run('SELECT count(*) FROM receipts', database).trim()).toBe('0');
}, 120_000);

it('keeps each month in a table of its own, made two months ahead', async () => {
	const server = await postgres();
	const database = await server.newDatabase();
	const store = await open(server.url(database));
	const now = new Date();
	const months = [0, 1, 2].map((ahead) =>
		new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 15)).toISOString(),
	);
	await store.put(months.map((receivedAt) => entry({ receivedAt })));
	for (const month of months)
		expect(server.run(`SELECT count(*) FROM receipts_${month.slice(0, 7).replace('-', '_')}`, database).trim()).toBe(
			'1',
		);
	expect(server.run('SELECT count(*) FROM receipts_other', database).trim()).toBe('0');
});

it('keeps an id once over all months', async () => {
	const server = await postgres();
	const store = await open(server.url(await server.newDatabase()));
	const one = entry();
	const later = new Date(Date.now() + 31 * 86_400_000).toISOString();
	expect(await store.put([{ ...one, receivedAt: new Date().toISOString() }])).toEqual(['new']);
	expect(await store.put([{ ...one, receivedAt: later }])).toEqual(['seen']);
	expect(await store.list({ limit: 9, receiptId: one.receiptId })).toHaveLength(1);
});

it('keeps what comes in a month that nobody made, and opens again afterwards', async () => {
	const server = await postgres();
	const url = server.url(await server.newDatabase());
	const store = await open(url);
	const now = new Date();
	const far = new Date(Date.UTC(now.getUTCFullYear() + 3, now.getUTCMonth(), 15)).toISOString();
	await store.put([entry({ receivedAt: far })]);
	await expect(sql`SELECT yinyom_make_month(${far}::date)`.execute(internalsOf(store).db)).resolves.toBeDefined();
	expect(await (await open(url)).count()).toBe(1);
});

it('keeps by a plan that no growing table makes slow, although it was made when all tables were empty', async () => {
	const server = await postgres();
	const database = await server.newDatabase();
	await open(server.url(database));
	const types = ['uuid', 'uuid', 'text', 'bigint', ...Array.from({ length: 8 }, () => 'text')];
	const arrays = types.map((type) => `ARRAY[]::${type}[]`).join(', ');
	const plan = server.run(
		`SET plan_cache_mode = force_generic_plan; PREPARE keep AS ${keepStatement.text}; EXPLAIN EXECUTE keep(${arrays})`,
		database,
	);
	expect(plan).toContain('using receipt_ids_pkey');
	expect(plan).not.toContain('Seq Scan');
	// Which of them are fresh is looked up, not compared one by one.
	expect(plan).toContain('hashed SubPlan');
	expect(plan).not.toContain('Join Filter');
});

it('makes its tables once when several receivers open a new database at the same time', async () => {
	const server = await postgres();
	const url = server.url(await server.newDatabase());
	const stores = await Promise.all(Array.from({ length: 4 }, () => open(url)));
	expect(await stores[0]?.put([entry()])).toEqual(['new']);
	expect(await stores[3]?.count()).toBe(1);
});

it('answers 503 while the database is away and does not end; keeps the receipt once it is back', async () => {
	const server = await postgres();
	const store = await open(server.url(await server.newDatabase()));
	const handler = createReceiver({ store });
	const receipt = sampleReceipt();
	let kept = 0;
	const keepAnother = async () => {
		const { status } = (await post(handler, sampleReceipt())).response;
		if (status === 201) kept++;
		return status;
	};
	expect(await keepAnother()).toBe(201);
	await server.kill();
	// What serves a connection outlives the server for as long as it takes to notice.
	await expect.poll(keepAnother, { timeout: 10_000 }).toBe(503);
	const { response, answer } = await post(handler, receipt);
	expect(response.status).toBe(503);
	expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
	expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
	await expect(store.check()).rejects.toThrow('cannot write to postgres://');
	await server.start();
	await expect.poll(async () => (await post(handler, receipt)).response.status, { timeout: 5_000 }).toBe(201);
	expect(await store.count()).toBe(kept + 1);
}, 60_000);

it('says that it can keep nothing while the disk is full, and finds out by itself when that is over', async () => {
	const server = await postgres();
	const database = await server.newDatabase();
	const store = await open(server.url(database));
	// Where a receipt goes is full, and where the name of a notice goes is not.
	server.run(
		`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
			$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
		CREATE TRIGGER full_disk BEFORE INSERT ON receipts FOR EACH ROW EXECUTE FUNCTION full_disk()`,
		database,
	);
	await expect(store.put([entry()])).rejects.toThrow('could not extend file');
	await expect(store.check()).rejects.toThrow('could not extend file');
	server.run('DROP TRIGGER full_disk ON receipts', database);
	await store.check();
	expect(await store.count()).toBe(1);
	await store.check();
	expect(await store.count()).toBe(1);
});

it('gives up on a statement after 2 s, so that nobody waits for a table that is locked', async () => {
	const server = await postgres();
	const database = await server.newDatabase();
	const store = await open(server.url(database));
	const other = await open(server.url(database));
	let unlock: (() => void) | undefined;
	const locked = new Promise<void>((isLocked) => {
		void internalsOf(other).transaction(async (tx) => {
			await sql`LOCK TABLE receipt_ids IN ACCESS EXCLUSIVE MODE`.execute(tx);
			isLocked();
			await new Promise<void>((resolve) => {
				unlock = resolve;
			});
		});
	});
	await locked;
	const began = performance.now();
	await expect(store.put([entry()])).rejects.toThrow('statement timeout');
	expect(performance.now() - began).toBeLessThan(4_000);
	unlock?.();
	expect(await store.put([entry()])).toEqual(['new']);
});

it('writes to the disk at every commit, even where the database is set not to', async () => {
	const server = await postgres();
	const database = await server.newDatabase();
	server.run(`ALTER DATABASE ${database} SET synchronous_commit = off`);
	const store = await open(server.url(database));
	const { rows } = await sql<{ synchronous_commit: string }>`SHOW synchronous_commit`.execute(internalsOf(store).db);
	expect(rows).toEqual([{ synchronous_commit: 'on' }]);
});

it('has no word that PostgreSQL cannot keep: a NUL in a receipt is refused before, one in a text is written as JSON has it', async () => {
	const server = await postgres();
	const store = await open(server.url(await server.newDatabase()));
	const handler = createReceiver({ store });
	const { notice } = sampleReceipt();
	const nul = sampleReceipt({ notice: { ...notice, policyVersion: '1\u0000' } });
	expect((await post(handler, nul)).response.status).toBe(422);
	const text = { digest: 'named', body: JSON.stringify({ title: 'a\u0000b' }), receivedAt: '2026-11-22T04:12:32.000Z' };
	expect(await store.putNotices([text], { onlyNamed: false })).toEqual(['new']);
	expect(await store.notice('named')).toBe(text.body);
	// Who calls the store by hand is told, and nothing else suffers.
	await expect(store.put([entry({ site: '\u0000' })])).rejects.toThrow('cannot write to');
	expect(await store.put([entry()])).toEqual(['new']);
});

it('answers nothing for what can be no id', async () => {
	const server = await postgres();
	const store = await open(server.url(await server.newDatabase()));
	expect(await store.list({ limit: 9, receiptId: "'; DROP TABLE receipts" })).toEqual([]);
	expect(await store.list({ limit: 9, consentId: '\u0000' })).toEqual([]);
});

it('says what is wrong with an address, without the password', async () => {
	const error: unknown = await postgresStore({ url: 'postgres://me:secret@127.0.0.1:1/receipts' }).catch(
		(reason: unknown) => reason,
	);
	expect(String(error)).toContain('cannot open postgres://127.0.0.1:1/receipts');
	expect(String(error)).not.toContain('secret');
});

it('refuses a schema that a newer version made', async () => {
	const server = await postgres();
	const database = await server.newDatabase();
	await open(server.url(database));
	server.run('INSERT INTO yinyom_schema VALUES (99)', database);
	await expect(postgresStore({ url: server.url(database) })).rejects.toThrow('the schema has version 99');
});

it('says in words that a role, a database or a server is not there', async () => {
	const server = await postgres();
	await expect(postgresStore({ url: server.url('postgres', 'nobody_here') })).rejects.toThrow(
		/: role "nobody_here" does not exist$/,
	);
	await expect(postgresStore({ url: server.url('nowhere') })).rejects.toThrow(/: database "nowhere" does not exist$/);
	await expect(postgresStore({ url: 'postgres://127.0.0.1:1/x' })).rejects.toThrow(
		/cannot open postgres:\/\/127\.0\.0\.1:1\/x: nobody listens there$/,
	);
});

it('makes nothing in a database where another program has receipts', async () => {
	const server = await postgres();
	const database = await server.newDatabase();
	server.run('CREATE TABLE receipts (id integer)', database);
	await expect(postgresStore({ url: server.url(database) })).rejects.toThrow(
		/^yinyom receiver: cannot open postgres:\/\/\S+: a table "receipts" of another program is there\. Name another database\.$/,
	);
	expect(
		server.run("SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'", database).trim(),
	).toBe('receipts');
});
