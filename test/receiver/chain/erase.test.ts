import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import { erase, targetsBefore, targetsOf, type Target } from '../../../src/receiver/chain/erase.ts';
import { sha256 } from '../../../src/receiver/chain/hash.ts';
import type { ReceiptEntry } from '../../../src/receiver.ts';
import { postgres } from '../stores.ts';
import { begin, fresh, places } from './chain-store.ts';

/** More with `ERASED_OF=100000`. */
const SIZE = Number(process.env['ERASED_OF'] ?? 2000);
const about = { time: '2026-11-25T00:00:00.000Z', by: 'DPO', reason: 'ticket 12' };

/** Every file of a database, as bytes. What PostgreSQL logs of changes ages out of its own accord, and is left out. */
const filesOf: Readonly<Record<string, (place: string) => Promise<readonly string[]>>> = {
	SQLite: async (path) => globSync(`${path}*`),
	PostgreSQL: async (url) => {
		const server = await postgres();
		const database = new URL(url).pathname.slice(1);
		const oid = server.run(`SELECT oid FROM pg_database WHERE datname = '${database}'`).trim();
		return globSync(`${server.folder}/data/base/${oid}/*`);
	},
};

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** Files in which any of these ids stands, as text or in PostgreSQL's 16 bytes. */
function tracesOf(files: readonly string[], entries: readonly ReceiptEntry[]): readonly string[] {
	const words = entries.flatMap(({ receiptId, consentId, bodyHash }) => [
		Buffer.from(receiptId),
		Buffer.from(consentId),
		Buffer.from(bodyHash),
		bytesOf(receiptId),
		bytesOf(consentId),
	]);
	// By their ends: every hash begins alike. A search for each of thousands in every file takes ten minutes.
	const byEnd = new Map<number, Buffer[]>();
	for (const word of words) {
		const end = word.readUInt32LE(word.length - 4);
		byEnd.set(end, [...(byEnd.get(end) ?? []), word]);
	}
	return files.filter((file) => {
		const content = readFileSync(file);
		for (let end = 16; end <= content.length; end++)
			for (const word of byEnd.get(content.readUInt32LE(end - 4)) ?? [])
				if (end >= word.length && word.equals(content.subarray(end - word.length, end))) return true;
		return false;
	});
}

async function collect(targets: AsyncIterable<Target>): Promise<readonly Target[]> {
	const found: Target[] = [];
	for await (const target of targets) found.push(target);
	return found;
}

/** A receipt of somebody, with another time in its body. */
const DAY = 864e5;

/** As it would be with these facts: days of validity, and the browser's own clock. */
function dated(
	entry: ReceiptEntry,
	{
		receivedAt,
		days,
		time = receivedAt,
		seq = 1,
		consentId = entry.consentId,
	}: { receivedAt: string; days: number; time?: string; seq?: number; consentId?: string },
): ReceiptEntry {
	const receipt = JSON.parse(entry.body);
	receipt.event.time = time;
	receipt.event.validUntil = new Date(Date.parse(time) + days * DAY).toISOString();
	Object.assign(receipt, { consentId, seq });
	const body = canonicalJson(receipt);
	return { ...entry, consentId, seq, receivedAt, eventTime: time, body, bodyHash: `sha256-${sha256(body)}` };
}

describe.for(Object.entries(places))('%s', ([name, make]) => {
	it(`leaves no trace of 1 % of ${SIZE} bodies in the files once it was cleaned up, and the chain still verifies`, async () => {
		const place = await make();
		const { store, sequencer, verify, signer } = await begin(place);
		const entries = fresh(SIZE);
		for (let from = 0; from < SIZE; from += 100) await store.put(entries.slice(from, from + 100));
		await sequencer.settle();
		const owner = await place.owner();
		const gone = entries.filter((_entry, index) => index % 100 === 42);
		const targets: Target[] = [];
		for (const { consentId } of gone) targets.push(...(await targetsOf(owner.db, consentId)));
		expect(await erase(owner, targets, { ...about, scope: { subject: 'several' } }, signer)).toBe(gone.length);
		await sequencer.settle();
		expect(await owner.cleanUp()).toBeUndefined();
		const files = (await filesOf[name]?.(place.place)) ?? [];
		expect(tracesOf(files, entries.slice(0, 1))).not.toEqual([]);
		expect(tracesOf(files, gone)).toEqual([]);
		expect(await verify()).toMatchObject({ isWhole: true, entries: SIZE + 1, signed: SIZE + 1, findings: [] });
		expect(await store.count()).toBe(SIZE - gone.length);
		await sequencer.close();
	}, 1_800_000);

	it('does not keep an erased receipt again: it answers that it was seen', async () => {
		const place = await make();
		const { store, sequencer, verify, signer } = await begin(place);
		const [one, other, third] = fresh(3) as ReceiptEntry[] as [ReceiptEntry, ReceiptEntry, ReceiptEntry];
		await store.put([one, other]);
		await sequencer.settle();
		const owner = await place.owner();
		const targets = await targetsOf(owner.db, one.consentId);
		await erase(owner, targets, { ...about, scope: { subject: sha256(one.consentId) } }, signer);
		expect(await store.put([one, other, third, one])).toEqual(['seen', 'seen', 'new', 'seen']);
		expect(await store.put([one])).toEqual(['seen']);
		expect(await store.count()).toBe(2);
		await sequencer.close();
		expect(await verify()).toMatchObject({ isWhole: true, entries: 4 });
	});

	it('finds what ran out or was superseded before a day, by our own clock and by the order of decisions', async () => {
		const place = await make();
		const { store, sequencer } = await begin(place);
		const [expired, valid, older, newer, slow, late, endless] = fresh(7);
		if (!expired || !valid || !older || !newer || !slow || !late || !endless) throw new Error('too few');
		const { consentId } = older;
		const receivedAt = '2020-01-01T00:00:00.000Z';
		await store.put([
			dated(expired, { receivedAt, days: 365 }),
			dated(valid, { receivedAt, days: 3650 }),
			// To the year 10000 and beyond, whose texts sort below those of today.
			dated(endless, { receivedAt, days: 2_920_000 }),
			// The later of two decisions came first.
			dated(newer, { receivedAt, days: 3650, seq: 2, consentId }),
			// From a browser whose clock is years behind.
			dated(slow, { receivedAt: '2023-01-01T00:00:00.000Z', days: 365, time: '2010-01-01T00:00:00.000Z' }),
		]);
		await store.put([
			dated(older, { receivedAt: '2020-02-01T00:00:00.000Z', days: 3650, seq: 1, consentId }),
			dated(late, { receivedAt: '2026-01-01T00:00:00.000Z', days: 30 }),
		]);
		await sequencer.settle();
		const owner = await place.owner();
		const found = async (before: string) =>
			new Set((await collect(targetsBefore(owner.db, before))).map(({ receiptId }) => receiptId));
		expect(await found('2020-01-15T00:00:00.000Z')).toEqual(new Set());
		expect(await found('2020-06-01T00:00:00.000Z')).toEqual(new Set([older.receiptId]));
		expect(await found('2023-06-01T00:00:00.000Z')).toEqual(new Set([older.receiptId, expired.receiptId]));
		expect(await found('2024-06-01T00:00:00.000Z')).toEqual(
			new Set([older.receiptId, expired.receiptId, slow.receiptId]),
		);
		await sequencer.close();
	});
});

it('a SQLite file refuses an erasure that nobody records', async () => {
	const place = await places.SQLite();
	const { store, sequencer } = await begin(place);
	await store.put(fresh(1));
	await sequencer.close();
	const { db } = await place.owner();
	await expect(db.deleteFrom('receipts').execute()).rejects.toThrow('no DELETE');
	await expect(db.deleteFrom('ledger').execute()).rejects.toThrow('no DELETE');
	await expect(db.updateTable('ledger').set({ salt: null }).execute()).rejects.toThrow('no UPDATE');
});
