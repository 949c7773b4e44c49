import { describe, expect, it } from 'vitest';
import { erase, targetsOf } from '../../../src/receiver/chain/erase.ts';
import { postgres } from '../stores.ts';
import { begin, fresh, places } from './chain-store.ts';

/** PostgreSQL finds a receipt by a table of ids: whoever changes that hides receipts without touching them. */
const make = places.PostgreSQL;
const about = { time: '2026-11-25T00:00:00.000Z', by: 'DPO', reason: 'ticket 12', scope: { subject: 'one' } };

async function withFive() {
	const place = await make();
	const made = await begin(place);
	const entries = fresh(5);
	await made.store.put(entries);
	await made.sequencer.settle();
	expect((await made.verify()).findings).toEqual([]);
	return { place, entries, ...made };
}

const ids = (entries: readonly { receiptId: string }[]): string[] => entries.map(({ receiptId }) => receiptId);

describe('the table of ids', () => {
	it('is missed when one of it is gone', async () => {
		const { place, entries, verify } = await withFive();
		const [, id] = ids(entries);
		place.tamper(`DELETE FROM receipt_ids WHERE receipt_id = '${id}'`);
		expect(await verify()).toMatchObject({
			isWhole: false,
			alarms: 1,
			findings: [{ kind: 'id', what: `nothing names receipt 2 by its id, ${id}: it would not be found` }],
		});
	});

	it('is found out when it lets a receipt in twice', async () => {
		const { place, entries, verify, store, sequencer } = await withFive();
		const [, id] = ids(entries);
		place.tamper(`DELETE FROM receipt_ids WHERE receipt_id = '${id}'`);
		expect(await store.put(entries.slice(1, 2))).toEqual(['new']);
		await sequencer.settle();
		expect(await verify()).toMatchObject({
			entries: 6,
			alarms: 1,
			findings: [{ kind: 'id', what: `the id ${id} is in two receipts, 2 and 6` }],
		});
	});

	it('is found out when it names another receipt, and then it finds none', async () => {
		const { place, entries, verify, store } = await withFive();
		const [one, other] = ids(entries);
		place.tamper(`UPDATE receipt_ids SET server_seq = 2 WHERE receipt_id = '${one}'`);
		expect(await store.list({ limit: 9, receiptId: one ?? '' })).toEqual([]);
		expect(await store.list({ limit: 9, receiptId: other ?? '' })).toMatchObject([{ serverSeq: 2 }]);
		expect((await verify()).findings).toMatchObject([
			{ severity: 'alarm', what: `the id ${one} is of receipt 1, and names 2: it would not be found` },
			{ severity: 'alarm', what: `the id ${one} names receipt 2, which has another` },
		]);
	});

	it('is found out when it names what never came: a receipt of that id would be turned away', async () => {
		const { place, verify } = await withFive();
		const id = crypto.randomUUID();
		place.tamper(`INSERT INTO receipt_ids VALUES ('${id}', 77)`);
		expect((await verify()).findings).toMatchObject([
			{ severity: 'alarm', what: `the id ${id} names receipt 77, which is not there` },
		]);
	});

	it('holds nothing of who was erased, and what an interrupted erasure left is told and cleaned up', async () => {
		const { place, entries, verify, signer } = await withFive();
		const owner = await place.owner();
		const { url, run } = await postgres();
		const database = new URL(place.place).pathname.slice(1);
		expect(place.place).toBe(url(database));
		const left = () => run('SELECT receipt_id FROM receipt_ids ORDER BY server_seq', database).trim().split('\n');
		const targets = await targetsOf(owner.db, entries[0]?.consentId ?? '');
		await erase(owner, targets, about, signer);
		expect(left()).toEqual(ids(entries.slice(1)));
		// As an earlier version left it that was killed between its two steps.
		const [gone] = ids(entries);
		place.tamper(`INSERT INTO receipt_ids VALUES ('${gone}', 1)`);
		const { isWhole, findings } = await verify();
		expect(isWhole).toBe(true);
		expect(findings.find(({ kind }) => kind === 'id')).toMatchObject({
			severity: 'note',
			what: '1 id is left of receipts that were erased. Run: yinyom receipts clean-up',
		});
		expect(await owner.cleanUp()).toBeUndefined();
		expect(left()).toEqual(ids(entries.slice(1)));
		expect((await verify()).findings.filter(({ kind }) => kind === 'id')).toEqual([]);
	});

	it('keeps the id when an erasure is interrupted before it is whole', async () => {
		const { place, entries, signer } = await withFive();
		const owner = await place.owner();
		const { run } = await postgres();
		const database = new URL(place.place).pathname.slice(1);
		place.tamper(
			`CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
			CREATE TRIGGER killed BEFORE DELETE ON receipts FOR EACH ROW EXECUTE FUNCTION killed()`,
		);
		const targets = await targetsOf(owner.db, entries[0]?.consentId ?? '');
		await expect(erase(owner, targets, about, signer)).rejects.toThrow('killed');
		expect(run('SELECT count(*) FROM receipt_ids', database).trim()).toBe('5');
	});

	it('and the receipts are written anew by a clean-up, and tables of others are not', async () => {
		const { place } = await withFive();
		const { run } = await postgres();
		const database = new URL(place.place).pathname.slice(1);
		place.tamper('CREATE TABLE receipts_of_a_shop (text text)');
		const files = () =>
			Object.fromEntries(
				run(
					"SELECT relname, relfilenode FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
					database,
				)
					.trim()
					.split('\n')
					.map((line) => line.split('|')),
			);
		const before = files();
		const owner = await place.owner();
		await owner.cleanUp();
		const after = files();
		const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
		expect(changed.filter((name) => !/^receipts_\d{4}_\d\d$/.test(name)).toSorted()).toEqual([
			'ledger',
			'receipt_ids',
			'receipts_other',
		]);
		expect(changed).toHaveLength(6);
	});
});

it('a SQLite file of which somebody took the fence away has an id in two receipts, and that is found', async () => {
	const place = await places.SQLite();
	const { store, sequencer, verify } = await begin(place);
	const entries = fresh(5);
	await store.put(entries);
	await sequencer.settle();
	expect((await verify()).findings).toEqual([]);
	place.tamper(
		'CREATE TABLE copy AS SELECT * FROM receipts',
		'INSERT INTO copy SELECT 6, receipt_id, consent_id, site, seq, state, event_time, received_at, body, body_hash, notice_digest FROM receipts WHERE server_seq = 2',
		'DROP TABLE receipts',
		'ALTER TABLE copy RENAME TO receipts',
	);
	await sequencer.settle();
	expect(await verify()).toMatchObject({
		entries: 6,
		alarms: 1,
		findings: [{ kind: 'id', what: `the id ${entries[1]?.receiptId} is in two receipts, 2 and 6` }],
	});
});
