import { appendFileSync, chmodSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readCheckpoints, writeCheckpoint } from '../../../src/receiver/chain/checkpoint.ts';
import { openCheckpointFile } from '../../../src/receiver/chain/checkpoint-file.ts';
import { openKeyPair, readPublicKeys } from '../../../src/receiver/chain/key-files.ts';
import { readPositions, writePositions } from '../../../src/receiver/chain/positions.ts';
import { momentBefore } from '../../../src/cli/age.ts';
import { temporaryFile } from '../temporary-file.ts';
import { newSigner } from './sample-chain.ts';

it('makes a key that its owner alone may read, once, and takes no other', () => {
	const path = temporaryFile('key');
	const pair = openKeyPair(path);
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(openKeyPair(path).keyId).toBe(pair.keyId);
	expect([...readPublicKeys(readFileSync(`${path}.pub`, 'utf8')).keys()]).toEqual([pair.keyId]);
	chmodSync(path, 0o644);
	expect(() => openKeyPair(path)).toThrow('others may read the key');
});

it('reads past a line that a crash tore, and believes no line that another key made, or that was changed', async () => {
	const path = temporaryFile('checkpoints');
	const [signer, forger] = [newSigner(), newSigner()];
	const checkpoint = (size: number, by = signer) =>
		writeCheckpoint({ log: 'l', size, node: 'n', time: '2026-11-25T00:00:00.000Z' }, by);
	const first = await openCheckpointFile(path);
	await first.append(checkpoint(1));
	await first.close();
	appendFileSync(path, checkpoint(2).slice(0, 50));
	const second = await openCheckpointFile(path);
	await second.append(checkpoint(3));
	await second.append(checkpoint(4, forger));
	await second.append(checkpoint(5).replace('"size":5', '"size":6'));
	await second.append(JSON.stringify({ event: 'checkpoint', checkpoint: JSON.parse(checkpoint(7)) }));
	await second.close();
	const read = readCheckpoints(readFileSync(path, 'utf8'), new Map([[signer.keyId, signer.publicKey]]));
	expect(read.checkpoints.map(({ size }) => size)).toEqual([1, 3, 7]);
	expect(read.bad.map(({ line, isTorn }) => [line, isTorn])).toEqual([
		[2, true],
		[4, false],
		[5, false],
	]);
});

it('writes places as ranges and reads nothing else as such', () => {
	expect(writePositions([7, 1, 3, 2])).toBe('1-3,7');
	expect(readPositions('1-3,7')).toEqual([
		[1, 3],
		[7, 7],
	]);
	for (const text of ['', '0', '3-1', '1,1', '2,1', '1-', ' 1', '1e3']) expect(readPositions(text)).toBeUndefined();
});

it.each([
	['3y', '2023-11-25T10:00:00.000Z'],
	['90d', '2026-08-27T10:00:00.000Z'],
	['9m', '2026-02-25T10:00:00.000Z'],
	['0d', undefined],
	['3', undefined],
])('%s ago was %s', (span, moment) => {
	expect(momentBefore(new Date('2026-11-25T10:00:00.000Z'), span)).toBe(moment);
});

it('a month before the last of March is the last of February', () => {
	expect(momentBefore(new Date('2026-11-25T10:00:00.000Z'), '2026y')).toBe('0000-11-25T10:00:00.000Z');
	for (const span of ['2027y', '90000y'])
		expect(momentBefore(new Date('2026-11-25T10:00:00.000Z'), span)).toBeUndefined();
	expect(momentBefore(new Date('2026-03-31T00:00:00.000Z'), '1m')).toBe('2026-02-28T00:00:00.000Z');
});
