import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writePublicKey } from '../../../src/receiver/chain/key-files.ts';
import { runCli } from '../run-cli.ts';
import { begin, places } from './chain-store.ts';
import { newSigner, storedNotice } from './sample-chain.ts';

/** A SQLite file with its sequencer, and the public key where the command line looks for it. */
async function begun() {
	const place = await places.SQLite();
	const signer = newSigner();
	const db = place.place;
	writeFileSync(`${db}.key.pub`, writePublicKey(signer.publicKey));
	const trust = ['--public-key', `${db}.key.pub`, '--checkpoints', place.checkpoints];
	const exportTo = (name: string, ...more: string[]) =>
		runCli(['receipts', 'export', '--db', db, '--out', `${db}.${name}`, ...more]);
	const verify = (...names: string[]) => runCli(['verify', ...names.map((name) => `${db}.${name}`), ...trust]);
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
