import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run as receipts } from '../../src/cli/receipts.ts';
import { writePublicKey } from '../../src/receiver/chain/key-files.ts';
import { begin, fresh, places } from '../receiver/chain/chain-store.ts';
import { said } from '../receiver/chain/said.ts';
import { newSigner } from '../receiver/chain/sample-chain.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** A store of 300 receipts, and an export of it. */
async function kept() {
	const place = await places.SQLite();
	const signer = newSigner();
	const { store, sequencer } = await begin(place, signer);
	await store.put(fresh(300));
	await sequencer.close();
	const db = place.place;
	writeFileSync(`${db}.key.pub`, writePublicKey(signer.publicKey));
	await said(receipts, ['export', '--db', db, '--out', `${db}.ndjson`]);
	return { db, file: `${db}.ndjson` };
}

const commands: readonly (readonly [args: string, code: number])[] = [
	['--help', 0],
	['services', 0],
	['tag-manager --template', 0],
	['receipts list --db DB --limit 300', 0],
	['receipts export --db DB', 0],
	['verify --db DB', 0],
	// The same twice is no chain.
	['verify FILE FILE', 1],
];

async function ended(args: readonly string[], isFull: boolean) {
	const script = isFull ? 'exec "$0" "$@" >/dev/full' : 'exec "$0" "$@"';
	const child = spawn('/bin/sh', ['-c', script, process.execPath, cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	child.stdout.destroy();
	const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')]);
	return { code: child.exitCode, stderr };
}

it.each([
	['ends quietly when nobody reads any more', false],
	['fails when the output finds no room', true],
] as const)(
	'%s',
	async (_, isFull) => {
		const { db, file } = await kept();
		const ends = [];
		for (const [line] of commands) {
			const args = line.split(' ').map((word) => (word === 'DB' ? db : word === 'FILE' ? file : word));
			ends.push({ line, ...(await ended(args, isFull)) });
		}
		const told = isFull ? 'yinyom: cannot write the output: the disk is full\n' : '';
		expect(ends).toEqual(commands.map(([line, code]) => ({ line, code: isFull ? 1 : code, stderr: told })));
	},
	120_000,
);
