import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run as receipts } from '../../../src/cli/receipts.ts';
import { run as verifyFiles } from '../../../src/cli/verify.ts';
import type { Entry } from '../../../src/receiver/chain/entry.ts';
import { erase, targetsOf } from '../../../src/receiver/chain/erase.ts';
import { writeEntry } from '../../../src/receiver/chain/export-lines.ts';
import { writePublicKey } from '../../../src/receiver/chain/key-files.ts';
import { startOf } from '../../../src/receiver/chain/hash.ts';
import { sign } from '../../../src/receiver/chain/signed.ts';
import type { StoredEntry } from '../../../src/receiver/store.ts';
import { begin, fresh, places } from './chain-store.ts';
import { chained, newSigner, storedNotice, storedReceipt } from './sample-chain.ts';
import { said } from './said.ts';

/** A SQLite file with its sequencer, and the public key where the command line looks for it. */
async function begun() {
	const place = await places.SQLite();
	const signer = newSigner();
	const db = place.place;
	writeFileSync(`${db}.key.pub`, writePublicKey(signer.publicKey));
	const trust = ['--public-key', `${db}.key.pub`, '--checkpoints', place.checkpoints];
	const exportTo = (name: string, ...more: string[]) =>
		said(receipts, ['export', '--db', db, '--out', `${db}.${name}`, ...more]);
	const verify = (...names: string[]) => said(verifyFiles, [...names.map((name) => `${db}.${name}`), ...trust]);
	return { ...(await begin(place, signer)), db, exportTo, verify, trust, place };
}

it('verifies texts with everything that some take for the end of a line', async () => {
	const { store, sequencer, db, exportTo, verify } = await begun();
	const now = new Date().toISOString();
	for (const end of ['\r', '\u0085', '\u2028', '\u2029', '\r\n', '\u000b', '\u000c'])
		await store.putNotices([storedNotice(`one${end}two`, now)], { onlyNamed: false });
	await sequencer.close();
	await exportTo('ndjson');
	expect((await verify('ndjson')).stdout).toBe(`${db}.ndjson, 7 entries: ok\n`);
});

it('takes what was signed after an export for no contradiction, and says how much there is', async () => {
	const { store, sequencer, db, exportTo, verify } = await begun();
	await store.put(fresh(20));
	await sequencer.settle();
	await store.put(fresh(3));
	await exportTo('early');
	await sequencer.settle();
	await exportTo('ndjson');
	await store.put(fresh(30));
	await sequencer.close();
	expect(await verify('ndjson')).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(
			/^note: entry 23: the checkpoint of \S+ was signed after this export \(\S+\): 30 more entries exist\n[^\n]+, 23 entries: ok, 1 note\n$/,
		),
	});
	expect((await verify('early')).stdout).toMatch(
		/note: entry 20: [^\n]+: 33 more entries exist\n[^\n]+: ok, 1 note\n$/,
	);
	await exportTo('part', '--after', '20');
	const first = readFileSync(`${db}.early`, 'utf8').split('\n').slice(0, -2).join('\n');
	writeFileSync(`${db}.first`, `${first}\n`);
	expect((await verify('first', 'part')).stdout).toMatch(/53 entries: ok\n$/);
});

it('raises the alarm when an export lacks what was signed before it', async () => {
	const { store, sequencer, place, db, exportTo, verify } = await begun();
	await store.put(fresh(10));
	await sequencer.settle();
	await store.put(fresh(10));
	await sequencer.close();
	place.tamper('DELETE FROM ledger WHERE pos > 15');
	await exportTo('ndjson');
	expect(await verify('ndjson')).toMatchObject({
		code: 1,
		stdout: expect.stringMatching(
			/^alarm: entry 15: the chain ends here, and 20 entries were signed [^]*: 1 alarm, 1 note\n$/,
		),
	});
	// Without a date of its own it is held against all of them.
	const text = readFileSync(`${db}.ndjson`, 'utf8');
	writeFileSync(`${db}.undated`, text.replace(/"time":"[^"]+"/, '"time":"once"'));
	expect((await verify('undated')).stdout).toContain('alarm: entry 15: the chain ends here');
});

it('says what is missing before a part that is verified alone, and does not take what was erased there for a mistake', async () => {
	const { store, sequencer, place, signer, db, exportTo, verify } = await begun();
	const entries = fresh(20);
	await store.put(entries);
	await sequencer.settle();
	const { db: tables, dialect } = await place.owner();
	const about = { time: new Date().toISOString(), by: 'DPO', reason: 'request', scope: { subject: 'x' } };
	const targets = await targetsOf(tables, entries[3]?.consentId ?? '');
	await erase({ db: tables, dialect }, targets, about, signer);
	await sequencer.close();
	await exportTo('part', '--after', '12');
	expect(await verify('part')).toMatchObject({
		code: 0,
		stdout: `note: entries 1 to 12 are not in these files\n${db}.part, 9 entries: ok, 1 note\n`,
	});
	const lines = readFileSync(`${db}.part`, 'utf8').split('\n');
	// One that begins with a start of its own, held against checkpoints or not.
	const forged = (from: object): string =>
		[JSON.stringify({ ...JSON.parse(lines[0] ?? ''), after: from }), ''].join('\n');
	writeFileSync(`${db}.forged`, forged({ pos: 20, node: 'x' }));
	expect((await verify('forged')).stdout).toContain('alarm: entry 20: this is not the chain that was signed');
	writeFileSync(
		`${db}.forged`,
		[...forged({ pos: 0, node: 'x' }).split('\n').slice(0, 1), ...lines.slice(1)].join('\n'),
	);
	expect((await verify('forged')).stdout).toContain('alarm: entry 13: entries 1 to 12 are missing');
	for (const pos of [-1, 0.5, '1']) {
		writeFileSync(`${db}.forged`, forged({ pos, node: 'x' }));
		expect((await verify('forged')).stderr).toContain('is no export of yinyom');
	}
});

it.each(['ndjson', 'csv'])('goes on after no entry that is not there: %s', async (format) => {
	const { store, sequencer, db, exportTo } = await begun();
	await store.put(fresh(5));
	await sequencer.close();
	expect(await exportTo('part', '--after', '999', '--format', format)).toMatchObject({
		code: 1,
		stderr: 'yinyom receipts export: there is no entry 999 to go on after\n',
	});
	expect(existsSync(`${db}.part`)).toBe(false);
	expect((await exportTo('part', '--after', '5', '--format', format)).code).toBe(0);
});

it('finds an id that is in two links, also of two files that follow each other', async () => {
	const { sequencer, ledger, db, verify } = await begun();
	const log = await ledger.log();
	await sequencer.close();
	const three = [1, 2, 3].map((serverSeq) => storedReceipt(serverSeq, new Date().toISOString()));
	const twice = { ...three[0], serverSeq: 4 } as StoredEntry;
	const entries = chained(
		[...three, twice].map((content) => ({ kind: 'receipt', serverSeq: content.serverSeq, content })),
		{ pos: 0, node: startOf(log) },
	);
	const header = { yinyom: 'export/1', log, time: new Date().toISOString(), keys: '' };
	const write = (name: string, after: object, lines: readonly Entry[]) =>
		writeFileSync(`${db}.${name}`, `${[JSON.stringify({ ...header, after }), ...lines.map(writeEntry)].join('\n')}\n`);
	const found = `alarm: entry 4: the id ${twice.receiptId} is that of entry 1 too\n`;
	write('whole', { pos: 0, node: startOf(log) }, entries);
	expect((await verify('whole')).stdout).toContain(found);
	write('first', { pos: 0, node: startOf(log) }, entries.slice(0, 2));
	write('second', { pos: 2, node: entries[1]?.node }, entries.slice(2));
	expect((await verify('first', 'second')).stdout).toContain(found);
	expect((await verify('second')).stdout).not.toContain('the id ');
});

it('is not kept busy by an erasure record that claims four billion entries', async () => {
	const { signer, sequencer, ledger, db, verify } = await begun();
	const log = await ledger.log();
	await sequencer.close();
	const ranges = '1-4000000000';
	const about = { log, time: new Date().toISOString(), by: 'x', reason: 'x', scope: { subject: 'x' }, ids: 'x' };
	const record = sign('erasure', { ...about, entries: ranges, count: 4e9 }, signer);
	const [entry] = chained([{ kind: 'erasure', content: record }]);
	const claims = { ...entry, kind: 'erasure', pos: 4_000_000_001 } as Entry;
	const header = { yinyom: 'export/1', log, time: about.time, after: { pos: 0, node: 'x' }, keys: '' };
	writeFileSync(`${db}.ndjson`, `${JSON.stringify(header)}\n${writeEntry(claims)}\n`);
	expect(await verify('ndjson')).toMatchObject({
		code: 1,
		stdout: expect.stringContaining('alarm: entry 4000000001: entries 1 to 4000000000 are missing\n'),
	});
	// The same from a start that says that they are in an earlier file.
	writeFileSync(
		`${db}.ndjson`,
		`${JSON.stringify({ ...header, after: { pos: 4e9, node: 'x' } })}\n${writeEntry(claims)}\n`,
	);
	expect((await verify('ndjson')).stdout).toContain('note: entries 1 to 4000000000 are not in these files\n');
}, 5000);
