import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { run as receipts } from '../../../src/cli/receipts.ts';
import { run as verify } from '../../../src/cli/verify.ts';
import { openKeyPair, readPublicKeys, writePublicKey } from '../../../src/receiver/chain/key-files.ts';
import type { SequencerEvent } from '../../../src/receiver/chain/sequencer-event.ts';
import { sqliteStore, startChain } from '../../../src/receiver.ts';
import { temporaryFile } from '../temporary-file.ts';
import { fresh } from './chain-store.ts';
import { said } from './said.ts';
import { newSigner } from './sample-chain.ts';

/** A receiver's store and chain, from start to end, keeping so many receipts. */
async function keep(db: string, count: number) {
	const store = sqliteStore(db);
	const events: SequencerEvent[] = [];
	const chain = await startChain(store, {
		key: `${db}.key`,
		checkpoints: `${db}.checkpoints`,
		tell: (event) => events.push(event),
	});
	const entries = fresh(count);
	await chain.store.put(entries);
	await chain.close();
	await store.close();
	return { entries, chain, told: events.filter(({ kind }) => kind !== 'checkpoint') };
}

const newKeyFile = (path: string): void =>
	writeFileSync(path, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), {
		mode: 0o600,
	});

it('keeps the public key of a key that was replaced, says so once, and what both signed verifies', async () => {
	const db = temporaryFile();
	const first = await keep(db, 4);
	expect(first.told).toEqual([]);
	rmSync(`${db}.key`);
	const { chain, entries, told } = await keep(db, 2);
	expect(told).toEqual([
		{
			kind: 'key',
			what: `signs with key ${chain.keyId} from now on. What ${first.chain.keyId} signed stays good: give auditors both, which are in ${db}.key.pub`,
		},
	]);
	const published = readFileSync(`${db}.key.pub`, 'utf8');
	expect([...readPublicKeys(published).keys()]).toEqual([first.chain.keyId, chain.keyId]);
	expect(chain.publicKey).toBe(published);
	expect(statSync(`${db}.key.pub`).mode & 0o777).toBe(0o644);
	expect((await keep(db, 1)).told).toEqual([]);
	expect((await said(verify, ['--db', db, '--strict'])).stdout).toBe(
		`${db}, 7 entries, 7 of them under a checkpoint: ok\n`,
	);
	const consent = entries[0]?.consentId ?? '';
	const erased = await said(receipts, ['erase', '--db', db, '--consent', consent, '--by', 'DPO', '--yes']);
	expect(erased).toMatchObject({ code: 0, stderr: '' });
	await keep(db, 0);
	expect((await said(verify, ['--db', db, '--strict'])).stdout).toBe(
		`${db}, 8 entries, 8 of them under a checkpoint: ok\n`,
	);
});

it('holds the chain against the checkpoints of the key before', async () => {
	const db = temporaryFile();
	await keep(db, 4);
	const backup = readFileSync(db);
	await keep(db, 4);
	writeFileSync(db, backup);
	rmSync(`${db}.key`);
	const { told } = await keep(db, 0);
	expect(told).toMatchObject([{ kind: 'key' }, { kind: 'alarm', what: expect.stringContaining('had 8') }]);
});

it('erases with no key that nobody knows, and does not make it known by that', async () => {
	const db = temporaryFile();
	const { entries } = await keep(db, 4);
	const consent = entries[0]?.consentId ?? '';
	const erase = (...more: string[]) =>
		said(receipts, ['erase', '--db', db, '--consent', consent, '--by', 'DPO', '--yes', ...more]);
	newKeyFile(`${db}.other`);
	expect(await erase('--key', `${db}.other`)).toMatchObject({
		code: 2,
		stderr: expect.stringMatching(
			/the key .*\.other \([-\w]{16}\) is in neither .*\.other\.pub nor the checkpoints: .* Name the receiver's with --key/,
		),
	});
	renameSync(`${db}.key`, `${db}.key.old`);
	newKeyFile(`${db}.key`);
	expect((await erase()).code).toBe(2);
	expect((await said(verify, [db, '--strict'])).stdout).toBe(`${db}, 4 entries, 4 of them under a checkpoint: ok\n`);
	// The checkpoints know it, wherever the file is.
	expect((await erase('--key', `${db}.key.old`, '--checkpoints', `${db}.checkpoints`)).code).toBe(0);
	expect((await said(verify, [db])).stdout).toContain(': ok, 1 note\n');
});

it('names a file of public keys that holds something else, and leaves it', () => {
	const path = temporaryFile('key');
	openKeyPair(path);
	const broken = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n';
	writeFileSync(`${path}.pub`, broken);
	expect(() => openKeyPair(path)).toThrow(`cannot read the public key "${path}.pub"`);
	expect(readFileSync(`${path}.pub`, 'utf8')).toBe(broken);
	const { publicKey } = newSigner();
	writeFileSync(`${path}.pub`, `By telephone: ${writePublicKey(publicKey)}`);
	openKeyPair(path);
	expect(readFileSync(`${path}.pub`, 'utf8')).toContain('By telephone: ');
});

it('names the file that was asked for when the key cannot be made', () => {
	const path = `${temporaryFile('no')}/folder/key`;
	expect(() => openKeyPair(path)).toThrow(`yinyom: cannot make the key "${path}": there is no such folder`);
});

it('says so when the checkpoints of a chain are gone, once', async () => {
	const db = temporaryFile();
	expect((await keep(db, 4)).told).toEqual([]);
	rmSync(`${db}.checkpoints`);
	expect((await keep(db, 2)).told).toEqual([
		{
			kind: 'note',
			what: `${db}.checkpoints holds no checkpoint of this chain, which has 4 entries: it is signed as it is now. Right for a new file or another receiver; else put the lost file back, or nothing shows what was changed until now`,
		},
	]);
	expect((await keep(db, 1)).told).toEqual([]);
});
