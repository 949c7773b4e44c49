import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/receiver/chain/verify-store.ts';
import { sha256 } from '../../../src/receiver/chain/hash.ts';
import { begin, fresh, places } from './chain-store.ts';
import { newSigner, storedNotice } from './sample-chain.ts';

const HOUR = 36e5;
const DAY = 24 * HOUR;
const ago = (milliseconds: number): string => new Date(Date.now() - milliseconds).toISOString();

describe.for(Object.entries(places))('%s', ([, make]) => {
	it('chains and signs what was kept, notices too, and what it wrote verifies', async () => {
		const { store, sequencer, verify, events } = await begin(await make());
		await store.put(fresh(2500));
		await store.putNotices([storedNotice('hello', new Date().toISOString())], { onlyNamed: false });
		await sequencer.settle();
		expect(await verify()).toEqual({ isWhole: true, entries: 2501, signed: 2501, waiting: 0, alarms: 0, findings: [] });
		// One each thousand, and one at the end.
		expect(events.map(({ kind }) => kind)).toEqual(['checkpoint', 'checkpoint', 'checkpoint']);
		await sequencer.close();
	});

	it('counts what waits', async () => {
		const { store, ledger, sequencer } = await begin(await make());
		expect(await ledger.backlog()).toBe(0);
		await store.put(fresh(3));
		expect(await ledger.backlog()).toBe(3);
		await sequencer.settle();
		expect(await ledger.backlog()).toBe(0);
		await store.put(fresh(1));
		expect(await ledger.backlog()).toBe(1);
		await sequencer.close();
	});

	it('chains by itself soon after it was nudged', async () => {
		const { store, ledger, sequencer } = await begin(await make(), newSigner(), { pause: 5 });
		await store.put(fresh(3));
		sequencer.nudge();
		while ((await ledger.tail()).pos < 3) await new Promise((resolve) => setTimeout(resolve, 5));
		await sequencer.close();
	});

	it('goes on where another run ended', async () => {
		const place = await make();
		const one = await begin(place);
		await one.store.put(fresh(10));
		await one.sequencer.close();
		const other = await begin(place, one.signer);
		await other.store.put(fresh(10));
		await other.sequencer.close();
		expect(other.events.map(({ kind }) => kind)).toEqual(['checkpoint']);
		expect(await other.verify()).toMatchObject({ entries: 20, signed: 20, findings: [] });
	});

	it('two at once make one chain', async () => {
		const place = await make();
		const one = await begin(place);
		const other = await begin(place, one.signer);
		for (let round = 0; round < 20; round++) {
			await Promise.all([one.store.put(fresh(10)), other.store.put(fresh(10))]);
			await Promise.all([one.sequencer.settle(), other.sequencer.settle()]);
		}
		await Promise.all([one.sequencer.close(), other.sequencer.close()]);
		expect([...one.events, ...other.events].filter(({ kind }) => kind !== 'checkpoint')).toEqual([]);
		expect(await one.verify()).toMatchObject({ entries: 400, signed: 400, findings: [] });
	});

	it.each<[string, string, string]>([
		['the end was cut off', 'DELETE FROM ledger WHERE pos > 5', 'the chain has 5 entries and had 10'],
		[
			'the last link was changed',
			"UPDATE ledger SET node = 'x' WHERE pos = 10",
			'entry 10 is not the one that was there',
		],
	])('raises an alarm while it runs and when it starts anew: %s', async (_, statement, what) => {
		const place = await make();
		const { store, sequencer, events, signer } = await begin(place);
		await store.put(fresh(10));
		await sequencer.settle();
		place.tamper(statement);
		const again = await begin(place, signer);
		await again.sequencer.settle();
		expect(again.sequencer.state.alarm).toContain(what);
		// By now the receipts of what was cut off are chained anew.
		await sequencer.settle();
		expect(events).toContainEqual({ kind: 'alarm', what: expect.stringContaining('written anew') });
		expect(await again.verify()).toMatchObject({ isWhole: false });
		await sequencer.close();
		await again.sequencer.close();
	});

	it.each([
		['a body', "UPDATE receipts SET body = replace(body, 'ConsentRefused', 'ConsentGiven')", 'content'],
		['a date', "UPDATE receipts SET received_at = '2026-01-01T00:00:00.000Z'", 'time'],
		['a column', "UPDATE receipts SET state = 'given'", 'column'],
		['a notice', "UPDATE notices SET body = '{}'", 'notice'],
		['nothing but the text of the ids', "INSERT INTO erased VALUES ('x', 999, 999)", 'erasure'],
	])('a verification finds a change of %s', async (_, statement, kind) => {
		const place = await make();
		const { store, sequencer, verify } = await begin(place);
		await store.putNotices([storedNotice('hello', new Date().toISOString())], { onlyNamed: false });
		await store.put(fresh(1));
		await sequencer.settle();
		await store.put(fresh(1));
		await sequencer.close();
		place.tamper(statement);
		const { findings } = await verify();
		expect(findings.map((finding) => finding.kind)).toContain(kind);
	});

	it('a verification finds a receipt that was put among old ones later', async () => {
		const place = await make();
		const { store, sequencer, verify } = await begin(place);
		await store.put(fresh(5));
		await sequencer.close();
		await store.put(fresh(1, '2026-01-01T00:00:00.000Z'));
		expect(await verify()).toMatchObject({
			isWhole: false,
			waiting: 1,
			findings: [{ kind: 'unchained' }, { severity: 'note' }],
		});
	});

	it('raises no alarm about receipts that waited for days when it began, neither afterwards nor on the way', async () => {
		const place = await make();
		const before = await place.open();
		await before.put(fresh(2500, ago(8 * DAY)));
		const verdicts: Verdict[] = [];
		const { store, sequencer, verify } = await begin(place, newSigner(), {
			signed: async () => void verdicts.push(await verify()),
		});
		await store.put(fresh(1));
		await sequencer.close();
		expect(verdicts.map(({ entries, waiting, alarms }) => [entries, waiting, alarms])).toEqual([
			[1000, 1501, 0],
			[2000, 501, 0],
			[2501, 0, 0],
		]);
		expect(await verify()).toEqual({ isWhole: true, entries: 2501, signed: 2501, waiting: 0, alarms: 0, findings: [] });
	});

	it('raises none about what a killed receiver left unchained for hours', async () => {
		const place = await make();
		const crash = Date.now() - 3 * HOUR;
		const killed = await begin(place, newSigner(), { now: () => crash });
		await killed.store.put(fresh(496, ago(3 * HOUR)));
		await killed.sequencer.settle();
		await killed.store.put(fresh(2544, ago(3 * HOUR)));
		expect(await killed.verify()).toMatchObject({ alarms: 0, waiting: 2544 });
		const verdicts: Verdict[] = [];
		const { sequencer, verify } = await begin(place, killed.signer, {
			signed: async () => void verdicts.push(await verify()),
		});
		await sequencer.close();
		expect(verdicts.map(({ signed, alarms }) => [signed, alarms])).toEqual([
			[1496, 0],
			[2496, 0],
			[3040, 0],
		]);
		await killed.sequencer.close();
	});

	it('signs that nothing waits once more when the last batch was a full one', async () => {
		const { store, sequencer, verify, events } = await begin(await make());
		await store.put(fresh(1000));
		await sequencer.settle();
		expect(events.map((event) => event.kind === 'checkpoint' && JSON.parse(event.line))).toMatchObject([
			{ size: 1000, behind: true },
			{ size: 1000 },
		]);
		await store.put(fresh(1, ago(DAY)));
		await sequencer.close();
		expect(await verify()).toMatchObject({ alarms: 1, findings: [{ kind: 'time', pos: 1001 }] });
	});

	it.each([0, 1, 999, 1000, 2000])(
		'a verification finds a receipt of yesterday that was put among those of today and chained, %i others before it',
		async (others) => {
			const { store, sequencer, verify } = await begin(await make());
			await store.put(fresh(5));
			await sequencer.settle();
			await store.put(fresh(others));
			await store.put(fresh(1, ago(DAY)));
			await sequencer.close();
			expect(await verify()).toMatchObject({ alarms: 1, findings: [{ kind: 'time', pos: others + 6 }] });
		},
	);

	it('goes on signing when the clock is set back, and that is a note', async () => {
		let set = 0;
		const now = () => Date.now() + set;
		const { store, sequencer, verify, events } = await begin(await make(), newSigner(), { now, pause: 5 });
		const keep = async () => {
			const { length } = events;
			await store.put(fresh(1, new Date(now()).toISOString()));
			sequencer.nudge();
			await expect.poll(() => events.length, { timeout: 20_000 }).toBeGreaterThan(length);
		};
		set = 5 * HOUR;
		await keep();
		set = 0;
		await keep();
		set = -3 * HOUR;
		await keep();
		set = 0;
		await keep();
		await sequencer.close();
		expect(events.map(({ kind }) => kind)).toEqual(['checkpoint', 'checkpoint', 'checkpoint', 'checkpoint']);
		const { alarms, findings, signed } = await verify();
		expect({ alarms, signed }).toEqual({ alarms: 0, signed: 4 });
		expect(findings).toMatchObject([{ kind: 'time', what: expect.stringContaining('set back 2 times') }]);
	});

	it('says that the store does not answer, and chains once it does', async () => {
		const place = await make();
		const { store, sequencer, events } = await begin(place);
		await store.put(fresh(3));
		place.tamper('ALTER TABLE ledger RENAME TO away');
		await expect(sequencer.settle()).rejects.toThrow('ledger');
		expect(events[0]).toMatchObject({ kind: 'error' });
		place.tamper('ALTER TABLE away RENAME TO ledger');
		await sequencer.close();
		expect(events.at(-1)).toMatchObject({ kind: 'checkpoint' });
	});

	it('every log has a name of its own', async () => {
		const [one, other] = [await begin(await make()), await begin(await make())];
		const names = [await one.ledger.log(), await other.ledger.log()];
		expect(names[0]).toMatch(/^[0-9a-f]{32}$/);
		expect(names[0]).not.toBe(names[1]);
		expect(await one.ledger.tail()).toEqual({ pos: 0, node: sha256(`\u0002${names[0]}`) });
		await Promise.all([one.sequencer.close(), other.sequencer.close()]);
	});
});
