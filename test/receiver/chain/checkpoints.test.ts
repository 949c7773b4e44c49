import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { loadCheckpoints } from '../../../src/cli/owner.ts';
import { readCheckpoints, writeCheckpoint } from '../../../src/receiver/chain/checkpoint.ts';
import { openCheckpointFile } from '../../../src/receiver/chain/checkpoint-file.ts';
import { startCli } from '../run-cli.ts';
import { temporaryFile } from '../temporary-file.ts';
import { newSigner } from './sample-chain.ts';

const [signer, forger] = [newSigner(), newSigner()];
const keys = new Map([[signer.keyId, signer.publicKey]]);
const time = '2026-11-25T00:00:00.000Z';
const checkpoint = (size: number, by = signer): string => writeCheckpoint({ log: 'l', size, node: 'n', time }, by);
const event = (size: number, by = signer): string =>
	JSON.stringify({ time, event: 'checkpoint', checkpoint: JSON.parse(checkpoint(size, by)) });

it('reads past a line that a crash tore, and believes no line that another key made, or that was changed', async () => {
	const path = temporaryFile('checkpoints');
	const first = await openCheckpointFile(path);
	await first.append(checkpoint(1));
	await first.close();
	appendFileSync(path, checkpoint(2).slice(0, 50));
	const second = await openCheckpointFile(path);
	await second.append(checkpoint(3));
	await second.append(checkpoint(4, forger));
	await second.append(checkpoint(5).replace('"size":5', '"size":6'));
	await second.append(event(7));
	await second.close();
	const read = readCheckpoints(readFileSync(path, 'utf8'), keys);
	expect(read.checkpoints.map(({ size }) => size)).toEqual([1, 3, 7]);
	expect(read.bad.map(({ line, isForged }) => [line, isForged])).toEqual([
		[2, false],
		[4, true],
		[5, true],
	]);
});

it('puts what two receivers signed of the same entries in the order of their time, whichever file comes first', () => {
	const [early, late] = [temporaryFile('early'), temporaryFile('late')];
	const node = 'n';
	writeFileSync(early, writeCheckpoint({ log: 'l', size: 5, node, time: '2026-11-25T00:00:00.000Z' }, signer));
	writeFileSync(late, writeCheckpoint({ log: 'l', size: 5, node, time: '2026-11-26T00:00:00.000Z' }, signer));
	for (const files of [
		[early, late],
		[late, early],
	])
		expect(loadCheckpoints(files, keys).checkpoints.map(({ time: each }) => each.slice(8, 10))).toEqual(['25', '26']);
});

/** A line of the receiver's log as others keep it. */
const collectors: Readonly<Record<string, (line: string) => string>> = {
	'as it is': (line) => line,
	'with carriage returns': (line) => `${line}\r`,
	journald: (line) => `Nov 30 20:42:31 shop-1 yinyom[123]: ${line}`,
	'journald as JSON': (line) => JSON.stringify({ _PID: '1', MESSAGE: line, PRIORITY: '6' }),
	'docker json-file': (line) => JSON.stringify({ log: `${line}\n`, stream: 'stdout', time }),
	'docker compose': (line) => `yinyom-1  | ${line}`,
	'Kubernetes CRI': (line) => `2026-11-30T20:42:31.000000000Z stdout F ${line}`,
	'docker json-file, shipped as a message': (line) =>
		JSON.stringify({ message: JSON.stringify({ log: `${line}\n`, stream: 'stdout' }), host: { name: 'shop-1' } }),
};

it.each(Object.entries(collectors))('finds checkpoints in a log that was collected elsewhere: %s', (_, collect) => {
	const lines = [
		JSON.stringify({
			time,
			event: 'start',
			url: 'http://127.0.0.1:8787/consent',
			store: 'receipts.sqlite',
			receipts: 0,
		}),
		JSON.stringify({ time, method: 'POST', status: 201, ms: 1, counts: { new: 1 } }),
		event(1),
		event(2, forger),
	];
	const { checkpoints, bad } = readCheckpoints(lines.map(collect).join('\n'), keys);
	expect(checkpoints.map(({ size }) => size)).toEqual([1]);
	expect(bad.map(({ line, isForged }) => [line, isForged])).toEqual([[4, true]]);
});

it('takes what is no checkpoint for a note, one for all such lines of a file, and forged ones for alarms', () => {
	const path = temporaryFile('log');
	const lines = ['Started Receiver.', checkpoint(1), '{}', '[1]', '{"checkpoint":{}}', checkpoint(2).slice(0, 50)];
	writeFileSync(path, [...lines, checkpoint(3, forger), checkpoint(4, forger)].join('\n'));
	const { checkpoints, findings } = loadCheckpoints([path], keys);
	expect(checkpoints).toHaveLength(1);
	expect(findings.map(({ severity, what }) => [severity, what.replace(path, 'log')])).toEqual([
		['alarm', `log: line 7 is signed by a key that was not given ("${forger.keyId}")`],
		['alarm', `log: line 8 is signed by a key that was not given ("${forger.keyId}")`],
		['note', 'log: line 1 is not JSON, and 4 more lines are no checkpoints'],
	]);
	writeFileSync(path, '');
	expect(loadCheckpoints([path], keys).findings).toMatchObject([
		{ severity: 'note', what: expect.stringMatching(/holds no checkpoint yet$/) },
	]);
});

it('prints a log that is read as it is, from its first line', async () => {
	const db = temporaryFile();
	const run = startCli(['receiver', '--db', db, '--port', '0', '--print-checkpoints']);
	await fetch(await run.url());
	run.process.kill('SIGTERM');
	await run.exited;
	const { bad } = readCheckpoints(run.stdout(), keys);
	expect(bad).toEqual([]);
});

it('begins a new line after one that a full disk tore', async () => {
	const path = temporaryFile('checkpoints');
	const file = await openCheckpointFile(path);
	await file.append(checkpoint(1));
	const handle = await open(path);
	const prototype = Object.getPrototypeOf(handle);
	await handle.close();
	const { appendFile } = prototype;
	const spy = vi.spyOn(prototype, 'appendFile').mockImplementationOnce(async function (this: unknown, text: unknown) {
		await appendFile.call(this, String(text).slice(0, 60));
		throw new Error('ENOSPC: no space left on device, write');
	});
	await expect(file.append(checkpoint(2))).rejects.toThrow('ENOSPC');
	spy.mockRestore();
	await file.append(checkpoint(3));
	await file.append(checkpoint(4));
	await file.close();
	const read = readCheckpoints(readFileSync(path, 'utf8'), keys);
	expect(read.checkpoints.map(({ size }) => size)).toEqual([1, 3, 4]);
	expect(read.bad.map(({ line }) => line)).toEqual([2]);
	expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5);
});
