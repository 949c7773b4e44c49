import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { openCheckpointFile } from '../../../src/receiver/chain/checkpoint-file.ts';
import { openKeyPair, readPublicKeys } from '../../../src/receiver/chain/key-files.ts';
import { createMarks, readPositions, writePositions } from '../../../src/receiver/chain/positions.ts';
import { momentBefore } from '../../../src/cli/age.ts';
import { temporaryFile } from '../temporary-file.ts';
import { seeded } from './mutations.ts';

it('makes a key that its owner alone may read, once, and takes no other', () => {
	const path = temporaryFile('key');
	const pair = openKeyPair(path);
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(openKeyPair(path).keyId).toBe(pair.keyId);
	expect([...readPublicKeys(readFileSync(`${path}.pub`, 'utf8')).keys()]).toEqual([pair.keyId]);
	chmodSync(path, 0o644);
	expect(() => openKeyPair(path)).toThrow('others may read the key');
});

it('says of a file that holds no key, and of a folder, what it is', async () => {
	const path = temporaryFile('key');
	writeFileSync(path, '-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----\n', { mode: 0o600 });
	expect(() => openKeyPair(path)).toThrow(`${JSON.stringify(path)} is no Ed25519 key`);
	const folder = dirname(path);
	expect(() => openKeyPair(folder)).toThrow(`cannot read the key ${JSON.stringify(folder)}: it is a folder`);
	expect(() => readPublicKeys('-----BEGIN PUBLIC KEY-----\nMC4CAQ==\n-----END PUBLIC KEY-----')).toThrow(
		'a public key is no Ed25519 key',
	);
	await expect(openCheckpointFile(folder)).rejects.toThrow(
		`cannot write the checkpoints ${JSON.stringify(folder)}: it is a folder`,
	);
	const nowhere = `${path}.none/checkpoints`;
	await expect(openCheckpointFile(nowhere)).rejects.toThrow(': there is no such folder');
});

it('writes places as ranges and reads nothing else as such', () => {
	expect(writePositions([7, 1, 3, 2])).toBe('1-3,7');
	expect(readPositions('1-3,7')).toEqual([
		[1, 3],
		[7, 7],
	]);
	for (const text of ['', '0', '3-1', '1,1', '2,1', '1-', ' 1', '1e3']) expect(readPositions(text)).toBeUndefined();
});

it('takes ranges of places away at once, however long, and knows the first that was not there', () => {
	const marks = createMarks();
	for (const pos of [1, 2, 3, 5, 31, 32, 33, 40_000, 40_001, 70_000]) marks.set(pos);
	expect(marks.clear([1, 3])).toBeUndefined();
	expect(marks.clear([1, 3])).toBe(1);
	expect(marks.clear([5, 6])).toBe(6);
	expect(marks.clear([32, 33])).toBeUndefined();
	expect([...marks.ranges()]).toEqual([
		[31, 31],
		[40_000, 40_001],
		[70_000, 70_000],
	]);
	expect(marks.clear([40_001, 9e15])).toBe(40_002);
	expect([...marks.ranges()]).toEqual([
		[31, 31],
		[40_000, 40_000],
	]);
	expect(marks.clear([1, 9e15], 30)).toBe(32);
	expect([...marks.ranges()]).toEqual([]);
	expect(marks.pages.size).toBe(0);
});

it('takes away what was set, whatever the ranges: as a set of numbers would', () => {
	const random = seeded(7);
	const below = (most: number) => Math.floor(random() * most);
	for (let round = 0; round < 200; round++) {
		const marks = createMarks();
		const known = new Set<number>();
		const [least, spread] = [1 + below(100_000), 1 + below(round % 2 ? 300 : 120_000)];
		for (let count = 0; count < 200; count++) {
			const pos = least + below(spread);
			marks.set(pos);
			known.add(pos);
		}
		const first = least + below(spread);
		const last = first + below(spread);
		const after = below(2) * (least + below(spread));
		let missing: number | undefined;
		for (let pos = first; pos <= last; pos++) if (!known.delete(pos) && pos > after) missing ??= pos;
		expect(marks.clear([first, last], after)).toBe(missing);
		const left = [...marks.ranges()].flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n));
		expect(left).toEqual([...known].sort((one, other) => one - other));
	}
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
