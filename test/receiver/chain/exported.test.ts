import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run as receipts } from '../../../src/cli/receipts.ts';
import { run as verifyFiles } from '../../../src/cli/verify.ts';
import { writePublicKey } from '../../../src/receiver/chain/key-files.ts';
import { begin, fresh, places } from './chain-store.ts';
import { newSigner, storedNotice } from './sample-chain.ts';
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
