import { tmpdir } from 'node:os';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createReceiver, type Receipt, sqliteStore } from '../../src/receiver.ts';
import { post } from './post.ts';
import { runCli, startCli, startCliOnSmallDisk } from './run-cli.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

/** A file as a receiver leaves it that kept these receipts and was told to stop. */
async function kept(receipts: readonly Receipt[], db = temporaryFile()): Promise<string> {
	const run = startCli(['receiver', '--db', db, '--port', '0']);
	const url = await run.url();
	for (let from = 0; from < receipts.length; from += 16) {
		const body = JSON.stringify(receipts.slice(from, from + 16));
		expect((await fetch(url, { method: 'POST', body })).status).toBeLessThan(300);
	}
	run.process.kill('SIGTERM');
	await run.exited;
	expect(run.process.exitCode).toBe(0);
	return db;
}

const samples = (count: number): Receipt[] => Array.from({ length: count }, () => sampleReceipt());

function tamper(db: string, statement: string): void {
	const file = new DatabaseSync(db);
	for (const { name } of file.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
		file.exec(`DROP TRIGGER ${String(name)}`);
	file.exec(statement);
	file.close();
}

it('an owner exports, an auditor verifies the file with the public key and the checkpoints alone', async () => {
	const receipts = samples(20);
	const db = await kept(receipts);
	expect(statSync(`${db}.key`).mode & 0o777).toBe(0o600);
	const out = `${db}.ndjson`;
	expect(await runCli(['receipts', 'export', '--db', db, '--out', out])).toEqual({ code: 0, stdout: '', stderr: '' });
	const trust = ['--public-key', `${db}.key.pub`, '--checkpoints', `${db}.checkpoints`];
	expect(await runCli(['verify', out, ...trust])).toEqual({ code: 0, stdout: `${out}, 20 entries: ok\n`, stderr: '' });
	expect(readFileSync(out, 'utf8')).toContain(receipts[7]?.receiptId);
	// What the file says of itself is not enough, and said to be.
	const alone = await runCli(['verify', out]);
	expect(alone.code).toBe(0);
	expect(alone.stdout).toMatch(
		/note: the keys come from the file itself[^]*note: there is no checkpoint to hold it against[^]*: ok, 2 notes\n$/,
	);
	expect((await runCli(['verify', out, '--strict'])).code).toBe(1);
	writeFileSync(out, readFileSync(out, 'utf8').replace('ConsentRefused', 'ConsentGiven'));
	const changed = await runCli(['verify', out, ...trust]);
	expect(changed.code).toBe(1);
	expect(changed.stdout).toMatch(
		/alarm: entry 1: the receipt 1 \([-0-9a-f]+\) is not what was chained\n[^]*: 2 alarms\n$/,
	);
}, 60_000);

it('an interrupted export goes on after its last entry, and both files are one chain', async () => {
	const db = await kept(samples(30));
	const [one, other] = [`${db}.1`, `${db}.2`];
	const whole = (await runCli(['receipts', 'export', '--db', db])).stdout.split('\n');
	writeFileSync(one, `${whole.slice(0, 13).join('\n')}\n${whole[13]?.slice(0, 40)}`);
	await runCli(['receipts', 'export', '--db', db, '--after', '12', '--out', other]);
	const trust = ['--public-key', `${db}.key.pub`, '--checkpoints', `${db}.checkpoints`];
	expect((await runCli(['verify', one, other, ...trust])).stdout).toBe(`${one}, ${other}, 30 entries: ok\n`);
	expect((await runCli(['verify', one, ...trust])).stdout).toMatch(/the last line is missing/);
	expect((await runCli(['verify', other, one, ...trust])).code).toBe(1);
}, 60_000);

it('verifies a store, and tells what somebody did to it', async () => {
	const db = await kept(samples(20));
	expect((await runCli(['verify', '--db', db])).stdout).toBe(`${db}, 20 entries, 20 of them under a checkpoint: ok\n`);
	tamper(db, "DELETE FROM receipts WHERE server_seq = 5; UPDATE receipts SET state = 'given' WHERE server_seq = 7");
	const { code, stdout } = await runCli(['verify', db]);
	expect(code).toBe(1);
	expect(stdout).toContain('alarm: entry 5: the receipt 5 is gone and its salt is not: no erasure leaves that\n');
	expect(stdout).toContain('alarm: entry 7: state is "given" and the receipt says "partial"\n');
	expect(stdout).toMatch(/: 2 alarms\n$/);
});

it('raises the alarm when a backup was put in the place of the database', async () => {
	const db = await kept(samples(5));
	const backup = readFileSync(db);
	await kept(samples(5), db);
	writeFileSync(db, backup);
	const { code, stdout } = await runCli(['verify', db]);
	expect(code).toBe(1);
	expect(stdout).toMatch(
		/alarm: entry 5: the chain ends here, and 10 entries were signed .*: it was cut off, or an older copy was put in its place/,
	);
});

it('erases one person only when told so, records it, and leaves nothing of them', async () => {
	const receipts = samples(10);
	const [one] = receipts;
	const db = await kept(receipts);
	const consent = one?.consentId ?? '';
	const dry = await runCli(['receipts', 'erase', '--db', db, '--consent', consent]);
	expect(dry).toEqual({
		code: 0,
		stderr: '',
		stdout: `1 receipt of ${consent}, entries 1\nNothing was erased. Add --yes to do it.\n`,
	});
	const done = await runCli(['receipts', 'erase', '--db', db, '--consent', consent, '--by', 'DPO, ticket 12', '--yes']);
	expect(done).toMatchObject({ code: 0, stderr: '' });
	expect(done.stdout).toContain('Nothing of it is left in the files of the database.');
	expect(readFileSync(db, 'latin1')).not.toContain(consent);
	expect(readFileSync(db, 'latin1')).toContain(receipts[1]?.consentId);
	expect((await runCli(['verify', '--db', db, '--strict'])).stdout).toContain(
		'note: entry 11: entries 11 to 11 came after the last checkpoint',
	);
	expect((await runCli(['receipts', 'show', '--db', db, one?.receiptId ?? ''])).code).toBe(1);
	await kept([...receipts.slice(0, 1), ...samples(1)], db);
	expect((await runCli(['verify', '--db', db, '--strict'])).stdout).toBe(
		`${db}, 12 entries, 12 of them under a checkpoint: ok\n`,
	);
	expect((await runCli(['receipts', 'list', '--db', db, '--json'])).stdout.trim().split('\n')).toHaveLength(10);
}, 60_000);

it('lists, shows and exports what is kept although a body of it cannot be read', async () => {
	const receipts = samples(3);
	const db = await kept(receipts);
	tamper(db, "UPDATE receipts SET body = 'not JSON' WHERE server_seq = 2");
	const listed = await runCli(['receipts', 'list', '--db', db, '--json']);
	expect(listed).toMatchObject({ code: 0, stderr: '' });
	expect(
		listed.stdout
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line).receipt),
	).toMatchObject([receipts[2], 'not JSON', receipts[0]]);
	const shown = await runCli(['receipts', 'show', '--db', db, receipts[1]?.receiptId ?? '']);
	expect(JSON.parse(shown.stdout)).toMatchObject({ receipt: 'not JSON' });
	const csv = await runCli(['receipts', 'export', '--db', db, '--format', 'csv']);
	expect(csv).toMatchObject({ code: 0, stderr: '' });
	expect(csv.stdout.trim().split('\n')).toHaveLength(5);
}, 60_000);

it('is content when whoever reads has seen enough', async () => {
	const db = await kept(samples(300));
	for (const command of [
		['receipts', 'export'],
		['receipts', 'list', '--limit', '9999', '--json'],
	]) {
		const run = startCli([...command, '--db', db]);
		run.process.stdout?.once('data', () => run.process.stdout?.destroy());
		await run.exited;
		expect({ code: run.process.exitCode, stderr: run.stderr() }).toEqual({ code: 0, stderr: '' });
	}
}, 60_000);

it('writes no export over a file, and says how to go on with one that was interrupted', async () => {
	const db = await kept(samples(5));
	for (const format of ['ndjson', 'csv']) {
		const out = `${db}.${format}`;
		const args = ['receipts', 'export', '--db', db, '--format', format, '--out', out];
		expect((await runCli(args)).code).toBe(0);
		const whole = readFileSync(out, 'utf8');
		expect(await runCli(args)).toEqual({
			code: 1,
			stdout: '',
			stderr: `yinyom receipts export: ${out} is there already, and no export is written over. Name another file.\n`,
		});
		const lines = whole.split('\n');
		writeFileSync(out, `${lines.slice(0, 4).join('\n')}\n${lines[4]?.slice(0, 20)}`);
		expect((await runCli(args)).stderr).toContain(
			'It was interrupted after entry 3. The rest: --after 3 --out <another file>.',
		);
	}
}, 60_000);

it.skipIf(process.platform === 'win32')(
	'names the file of an export that found no room, and how it goes on',
	async () => {
		const db = await kept(samples(80));
		const out = `${db}.ndjson`;
		const run = startCliOnSmallDisk(['receipts', 'export', '--db', db, '--out', out], 80);
		await run.exited;
		expect(run.process.exitCode).toBe(1);
		const last = Number(/"pos":(\d+),.*\n.*$/.exec(readFileSync(out, 'utf8'))?.[1]);
		expect(last).toBeGreaterThan(0);
		expect(run.stderr()).toMatch(
			new RegExp(`^yinyom receipts export: cannot write ${out}: .+\\. It ends after entry ${last}`),
		);
		expect(run.stderr()).toContain(`The rest: --after ${last} --out <another file>.\n`);
	},
);

it('says why receipts that nobody chained cannot be erased, and what to do', async () => {
	const db = temporaryFile();
	const store = sqliteStore(db);
	const receipt = sampleReceipt();
	await post(createReceiver({ store }), receipt);
	await store.close();
	const args = ['receipts', 'erase', '--db', db, '--consent', receipt.consentId];
	expect(await runCli(args)).toEqual({
		code: 1,
		stdout: '',
		stderr:
			'yinyom receipts erase: no receipt was ever chained here, and only what is chained can be erased. Give the receiver in your server ' +
			'the store of startChain, or let "yinyom receiver" run on this database for a moment: it chains what is there.\n',
	});
	await kept([], db);
	expect((await runCli(args)).stdout).toContain(`1 receipt of ${receipt.consentId}`);
}, 60_000);

it('knows the id of a receipt, which the visitor sees first, from that of a browser, and says whose it is', async () => {
	const receipt = sampleReceipt();
	const db = await kept([receipt, sampleReceipt()]);
	const erase = (id: string, ...more: string[]) =>
		runCli(['receipts', 'erase', '--db', db, '--consent', id, '--by', 'DPO', ...more]);
	expect(await erase(receipt.receiptId, '--yes')).toEqual({
		code: 1,
		stdout: '',
		stderr: `yinyom receipts erase: ${receipt.receiptId} is the id of a receipt. All that its browser decided: --consent ${receipt.consentId}\n`,
	});
	expect((await erase(receipt.consentId, '--yes')).code).toBe(0);
	expect((await erase(receipt.receiptId)).stderr).toBe(
		`yinyom receipts erase: ${receipt.receiptId} is the id of a receipt that was erased.\n`,
	);
	const stranger = crypto.randomUUID();
	expect((await erase(stranger)).stderr).toBe(
		`yinyom receipts erase: there is no receipt of ${stranger}. It was never here, or it was erased.\n`,
	);
}, 60_000);

it('counts by the day of the receiver what is old enough to go', async () => {
	const old = sampleReceipt();
	const db = await kept([{ ...old, event: { ...old.event, validUntil: '2021-01-01T00:00:00.000Z' } }]);
	const { code, stdout } = await runCli(['receipts', 'retention', '--db', db, '--keep', '3y']);
	expect(code).toBe(0);
	// It came in today, whatever it says of itself.
	expect(stdout).toMatch(
		/^0 receipts ran out or were superseded before 20\S+\nNothing was erased. Add --yes to do it.\n$/,
	);
});

it('finds the receipts that others name and that never came', async () => {
	const consentId = crypto.randomUUID();
	const [first, second, third] = [1, 2, 3].map((seq) => sampleReceipt({ consentId, seq })) as [
		Receipt,
		Receipt,
		Receipt,
	];
	const db = await kept([first, { ...third, prevReceiptId: second.receiptId }]);
	const { code, stdout } = await runCli(['verify', db, '--gaps']);
	expect(code).toBe(0);
	expect(stdout).toContain(`gap: receipt 2 of ${consentId} never arrived (${second.receiptId})\n`);
	expect((await runCli(['verify', db, '--gaps', '--strict'])).code).toBe(1);
});

it('takes no erased receipt for one that never came, and says so of an export, which cannot tell', async () => {
	const consentId = crypto.randomUUID();
	const first = sampleReceipt({ consentId, seq: 1 });
	const next = sampleReceipt({ consentId, seq: 2, prevReceiptId: first.receiptId });
	const db = await kept([first]);
	await runCli(['receipts', 'erase', '--db', db, '--consent', consentId, '--by', 'DPO', '--yes']);
	await kept([next], db);
	expect((await runCli(['verify', db, '--gaps'])).stdout).not.toContain('gap:');
	const out = `${db}.ndjson`;
	await runCli(['receipts', 'export', '--db', db, '--out', out]);
	expect((await runCli(['verify', out, '--gaps'])).stdout).toContain(
		`gap: receipt 1 of ${consentId} never arrived, or was erased (${first.receiptId})\n`,
	);
}, 60_000);

it('shows a receipt with its place in the chain', async () => {
	const receipt = sampleReceipt();
	const db = await kept([receipt]);
	const { stdout } = await runCli(['receipts', 'show', '--db', db, receipt.receiptId]);
	expect(JSON.parse(stdout)).toMatchObject({
		serverSeq: 1,
		receipt,
		chain: { entry: 1 },
		notice: 'the text was never sent here',
	});
	// As a ticket system or a spreadsheet may have it.
	const loud = ` ${receipt.receiptId.toUpperCase()}\n`;
	expect((await runCli(['receipts', 'show', '--db', db, loud])).stdout).toBe(stdout);
	const other = sampleReceipt().consentId;
	expect(await runCli(['receipts', 'list', '--db', db, '--consent', other])).toEqual({
		code: 1,
		stdout: '',
		stderr: 'yinyom receipts list: there is none.\n',
	});
	expect((await runCli(['receipts', 'list', '--db', db])).stdout).toMatch(
		/^serverSeq +receivedAt +state +site +consentId +receiptId\n1 +20/,
	);
	const csv = (await runCli(['receipts', 'export', '--db', db, '--format', 'csv'])).stdout.split('\n');
	expect(csv[0]).toMatch(/^pos,serverSeq,receivedAt,receiptId,/);
	expect(csv[1]).toContain(`,analytics,marketing,,TH,`);
	expect(csv[2]).toMatch(/^end,1,sha256-/);
});

it.each<[string[], number, string]>([
	[['receipts'], 2, 'Usage: yinyom receipts <command>'],
	[['receipts', 'lst'], 2, 'yinyom receipts: there is no command "lst". Did you mean "list"?'],
	[['receipts', 'constructor'], 2, 'there is no command "constructor".'],
	[
		['receipts', 'list', '--db', 'nowhere.sqlite'],
		1,
		'yinyom receipts list: cannot open "nowhere.sqlite": there is no such file',
	],
	[['receipts', 'list', '--limt', '3'], 2, 'there is no option "--limt". Did you mean "--limit"?'],
	[['verify', 'a.ndjson', '--public-key'], 2, '--public-key needs a value'],
	[['verify', 'nowhere.ndjson'], 2, 'cannot read nowhere.ndjson: there is no such file'],
	[['verify', tmpdir()], 2, `cannot read ${tmpdir()}: it is a folder`],
])('answers %j with exit code %i and what is wrong', async (args, exit, text) => {
	const { code, stdout, stderr } = await runCli(args);
	expect(stderr).toContain(text);
	expect(stdout).toBe('');
	expect(code).toBe(exit);
});

it('refuses to erase without a key, a name or a plain word', async () => {
	const [receipt] = samples(1);
	const db = await kept(receipt ? [receipt] : []);
	const args = ['receipts', 'erase', '--db', db, '--consent', receipt?.consentId ?? '', '--yes'];
	expect((await runCli(args)).stderr).toContain('--by is missing');
	expect((await runCli([...args, '--by', 'somchai@example.com'])).stderr).toContain(
		'--by is "somchai@example.com"; expected at most 80',
	);
	expect((await runCli([...args, '--by', 'DPO', '--key', `${db}.nokey`])).stderr).toContain('there is no key');
	expect((await runCli([...args.slice(0, 4), '--consent', 'x'])).stderr).toContain('--consent is "x"; expected an id');
	expect((await runCli(['receipts', 'retention', '--db', db, '--keep', '3 years'])).stderr).toContain(
		'--keep is "3 years"; expected a time',
	);
});
