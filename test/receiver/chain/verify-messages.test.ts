import { copyFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run as verify } from '../../../src/cli/verify.ts';
import { writePublicKey } from '../../../src/receiver/chain/key-files.ts';
import { temporaryFile } from '../temporary-file.ts';
import { begin, fresh, places } from './chain-store.ts';
import { said } from './said.ts';
import { newSigner } from './sample-chain.ts';

async function kept() {
	const place = await places.SQLite();
	const signer = newSigner();
	writeFileSync(`${place.place}.key.pub`, writePublicKey(signer.publicKey));
	return { place, db: place.place, ...(await begin(place, signer)) };
}

it('says which file is missing, and with which option to name another', async () => {
	const db = temporaryFile();
	expect(await said(verify, ['--db', db])).toEqual({
		code: 2,
		stdout: '',
		stderr: `yinyom verify: there is no file ${db}; name the receiver's with --db\n`,
	});
	const { db: original, store, sequencer } = await kept();
	await store.put(fresh(1));
	await sequencer.close();
	await store.close();
	copyFileSync(original, db);
	expect((await said(verify, [db])).stderr).toBe(
		`yinyom verify: cannot read the public key ${db}.key.pub: there is no such file. Name it with --public-key\n`,
	);
	const trust = ['--public-key', `${original}.key.pub`];
	expect((await said(verify, [db, ...trust, '--checkpoints', `${db}.none`])).stderr).toBe(
		`yinyom verify: cannot read the checkpoints ${db}.none: there is no such file\n`,
	);
	expect((await said(verify, [db, ...trust, '--checkpoints', `${original}.checkpoints`])).stdout).toContain(': ok\n');
});

it('says of a file without checkpoints that it holds none yet', async () => {
	const { db, place, sequencer, store } = await kept();
	await store.put(fresh(1));
	expect((await said(verify, [db])).stdout).toContain(`note: ${place.checkpoints} holds no checkpoint yet\n`);
	await sequencer.close();
});

it.each([
	[['e.ndjson', '--db', 'x.sqlite'], '--db names a store, and e.ndjson is a file of an export; name one of the two.'],
	[['e.ndjson', '--key', 'x.key'], '--key is for a store, and e.ndjson is a file of an export; say --public-key.'],
	[['a.sqlite', '--db', 'b.sqlite'], '--db names a store, and so does "a.sqlite"; name one.'],
])('does not leave out in silence what was asked for: %j', async (args, what) => {
	expect(await said(verify, args)).toEqual({
		code: 2,
		stdout: '',
		stderr: `yinyom verify: ${what}\n"yinyom verify --help" lists the options.\n`,
	});
});

it('tells all that it found beside a body that cannot be read, gaps too', async () => {
	const { db, place, store, sequencer } = await kept();
	await store.put(fresh(5));
	await sequencer.close();
	place.tamper(
		"UPDATE receipts SET body = '{' WHERE server_seq = 2",
		"UPDATE receipts SET state = 'x' WHERE server_seq = 4",
	);
	const { code, stdout, stderr } = await said(verify, [db, '--gaps']);
	expect(stderr).toBe('');
	expect(stdout).toMatch(/^alarm: entry 2: [^]*alarm: entry 4: state is "x"[^]*: 3 alarms/);
	expect(code).toBe(1);
});
