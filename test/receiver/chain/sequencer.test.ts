import { expect, it } from 'vitest';
import type { Kysely } from 'kysely';
import { readCheckpoints } from '../../../src/receiver/chain/checkpoint.ts';
import { openCheckpointFile, readCheckpointFile } from '../../../src/receiver/chain/checkpoint-file.ts';
import type { Finding } from '../../../src/receiver/chain/finding.ts';
import { type SequencerEvent, startSequencer } from '../../../src/receiver/chain/sequencer.ts';
import { withSnapshot } from '../../../src/receiver/chain/snapshot.ts';
import { sqlLedger } from '../../../src/receiver/chain/sql-ledger.ts';
import type { ChainTables } from '../../../src/receiver/chain/tables.ts';
import { createVerifier } from '../../../src/receiver/chain/verify.ts';
import { temporaryFile } from '../temporary-file.ts';
import { openTables } from './open-store.ts';
import { newSigner, storedNotice, storedReceipt } from './sample-chain.ts';

const now = (): string => new Date().toISOString();

async function keep(db: Kysely<ChainTables>, count: number): Promise<void> {
	const rows = Array.from({ length: count }, () => {
		const { receiptId, consentId, site, seq, state, eventTime, receivedAt, body, bodyHash } = storedReceipt(0, now());
		return {
			receipt_id: receiptId,
			consent_id: consentId,
			site,
			seq,
			state,
			event_time: eventTime,
			received_at: receivedAt,
			body,
			body_hash: bodyHash,
		};
	});
	// @ts-expect-error: the database gives server_seq
	if (rows.length) await db.insertInto('receipts').values(rows).execute();
}

async function begin(path: string, signer = newSigner()) {
	const { db, raw } = openTables(path);
	const events: SequencerEvent[] = [];
	const keys = new Map([[signer.keyId, signer.publicKey]]);
	const file = `${path}.checkpoints`;
	const { checkpoints } = readCheckpoints(await readCheckpointFile(file), keys);
	const sequencer = startSequencer({
		ledger: sqlLedger(db),
		signer,
		sink: await openCheckpointFile(file),
		last: checkpoints.at(-1),
		tell: (event) => events.push(event),
		pause: 5,
	});
	const verify = async (): Promise<readonly Finding[]> => {
		const findings: Finding[] = [];
		const read = readCheckpoints(await readCheckpointFile(file), keys);
		await withSnapshot(db, 'BEGIN', async (snapshot) => {
			const witness = { log: snapshot.log, keys, checkpoints: read.checkpoints };
			const verifier = createVerifier(witness, (finding) => findings.push(finding));
			for await (const entry of snapshot.entries()) verifier.step(entry);
			verifier.end();
			for await (const { kind } of snapshot.waiting())
				findings.push({ kind: 'unchained', severity: 'note', what: kind });
		});
		return findings;
	};
	return { db, raw, events, sequencer, verify, signer };
}

it('chains and signs what was kept, notices too, and what it wrote verifies', async () => {
	const { db, sequencer, verify, events } = await begin(temporaryFile());
	await keep(db, 2500);
	await db
		.insertInto('notices')
		.values({ ...rename(storedNotice('hello', now())) })
		.execute();
	await sequencer.settle();
	expect(await verify()).toEqual([]);
	expect(await sqlLedger(db).tail()).toMatchObject({ pos: 2501 });
	// One each thousand, and one at the end.
	expect(events.map(({ kind }) => kind)).toEqual(['checkpoint', 'checkpoint', 'checkpoint']);
	await sequencer.close();
});

it('chains by itself soon after it was nudged', async () => {
	const { db, sequencer } = await begin(temporaryFile());
	await keep(db, 3);
	sequencer.nudge();
	while ((await sqlLedger(db).tail()).pos < 3) await new Promise((resolve) => setTimeout(resolve, 5));
	await sequencer.close();
});

it('goes on where another run ended', async () => {
	const path = temporaryFile();
	const one = await begin(path);
	await keep(one.db, 10);
	await one.sequencer.close();
	const other = await begin(path, one.signer);
	await keep(other.db, 10);
	await other.sequencer.close();
	expect(other.events.filter(({ kind }) => kind === 'alarm')).toEqual([]);
	expect(await other.verify()).toEqual([]);
});

it('two at once make one chain', async () => {
	const path = temporaryFile();
	const one = await begin(path);
	const other = await begin(path, one.signer);
	for (let round = 0; round < 20; round++) {
		await keep(one.db, 20);
		await Promise.all([one.sequencer.settle(), other.sequencer.settle()]);
	}
	await Promise.all([one.sequencer.close(), other.sequencer.close()]);
	expect([...one.events, ...other.events].filter(({ kind }) => kind !== 'checkpoint')).toEqual([]);
	expect(await sqlLedger(one.db).tail()).toMatchObject({ pos: 400 });
	expect(await one.verify()).toEqual([]);
});

it.each<[string, string, string]>([
	['the end was cut off', 'DELETE FROM ledger WHERE pos > 5', 'the chain has 5 entries and had 10'],
	[
		'the last link was changed',
		"UPDATE ledger SET node = 'x' WHERE pos = 10",
		'entry 10 is not the one that was there',
	],
])('raises an alarm while it runs and when it starts anew: %s', async (_, statement, what) => {
	const path = temporaryFile();
	const { db, raw, sequencer, events, signer } = await begin(path);
	await keep(db, 10);
	await sequencer.settle();
	raw.exec(`DROP TRIGGER ledger_no_delete; DROP TRIGGER ledger_no_update; ${statement}`);
	const again = await begin(path, signer);
	await again.sequencer.settle();
	expect(again.sequencer.alarm).toContain(what);
	// By now the receipts of what was cut off are chained anew.
	await sequencer.settle();
	expect(events).toContainEqual({ kind: 'alarm', what: expect.stringContaining('written anew') });
	expect((await again.verify()).map(({ severity }) => severity)).toContain('alarm');
	await sequencer.close();
	await again.sequencer.close();
});

it('says that the store does not answer, and chains once it does', async () => {
	const { db, raw, sequencer, events } = await begin(temporaryFile());
	await keep(db, 3);
	raw.exec('ALTER TABLE ledger RENAME TO away');
	await expect(sequencer.settle()).rejects.toThrow('no such table');
	expect(events).toMatchObject([{ kind: 'error' }]);
	raw.exec('ALTER TABLE away RENAME TO ledger');
	await sequencer.close();
	expect(events.at(-1)).toMatchObject({ kind: 'checkpoint' });
});

const rename = ({ digest, body, receivedAt }: ReturnType<typeof storedNotice>) => ({
	digest,
	body,
	received_at: receivedAt,
});
