import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReceiptEntry, ReceiptStore } from '../../src/receiver.ts';
import { entry, kinds } from './stores.ts';

describe.for(Object.entries(kinds))('%s', ([, make]) => {
	/** Two stores on the same receipts. */
	const open = async (): Promise<readonly [ReceiptStore, ReceiptStore]> => {
		const place = await make();
		onTestFinished(() => place.close());
		return [await place.open(), await place.open()];
	};

	it('tells new, seen and mismatch apart, within one put and across puts', async () => {
		const [store] = await open();
		const one = entry();
		expect(await store.put([one, one, { ...one, bodyHash: 'sha256-2' }])).toEqual(['new', 'seen', 'mismatch']);
		expect(await store.put([one, entry()])).toEqual(['seen', 'new']);
		expect(await store.put([])).toEqual([]);
		expect(await store.count()).toBe(2);
	});

	it('lists the newest first, as far as asked, and finds what is searched for', async () => {
		const [store] = await open();
		const entries = [entry(), entry({ site: 'other.example' }), entry()];
		await store.put(entries);
		const [first, second, third] = entries;
		const seen = await store.list({ limit: 9 });
		expect(seen).toMatchObject([third, second, first]);
		expect((await store.list({ limit: 1 })).map(({ receiptId }) => receiptId)).toEqual([third?.receiptId]);
		expect(await store.list({ limit: 9, before: seen[1]?.serverSeq ?? 0 })).toEqual([seen[2]]);
		expect(await store.list({ limit: 9, receiptId: second?.receiptId ?? '' })).toEqual([seen[1]]);
		expect(await store.list({ limit: 9, consentId: first?.consentId ?? '' })).toEqual([seen[2]]);
		expect(await store.list({ limit: 9, site: 'other.example' })).toEqual([seen[1]]);
		expect(await store.list({ limit: 9, consentId: crypto.randomUUID() })).toEqual([]);
	});

	it('goes through all in the order of arrival', async () => {
		const [store] = await open();
		const entries = Array.from({ length: 25 }, (_, index) => entry({ seq: index + 1 }));
		await store.put(entries);
		const found: number[] = [];
		let after = 0;
		for (;;) {
			const page = await store.scan({ after, limit: 10 });
			found.push(...page.map(({ seq }) => seq));
			if (page.length < 10) break;
			after = page.at(-1)?.serverSeq ?? 0;
		}
		expect(found).toEqual(entries.map(({ seq }) => seq));
	});

	/** As a faulty caller might give it. */
	const faultyEntry = (): ReceiptEntry => ({ ...entry({ body: 'secret body' }), site: null as unknown as string });

	it('keeps all entries of a put or none, and what others put at the same time', async () => {
		const [store] = await open();
		const faulty = store.put([entry(), faultyEntry()]);
		const sound = store.put([entry()]);
		await expect(faulty).rejects.toThrow('cannot write to');
		expect(await sound).toEqual(['new']);
		expect(await store.count()).toBe(1);
	});

	it('never says in an error what was to be kept', async () => {
		const [store] = await open();
		const error: unknown = await store.put([faultyEntry()]).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(Error);
		expect(String(error)).not.toContain('secret');
	});

	it('keeps hostile texts as texts', async () => {
		const [store] = await open();
		const hostile = `'); DROP TABLE receipts; --"\u001b[2J=cmd|' /C calc'!A0 ${'\u{1F36A}'} ก็`;
		await store.put([entry({ body: hostile, site: hostile })]);
		expect(await store.list({ limit: 1 })).toMatchObject([{ body: hostile, site: hostile }]);
	});

	it('keeps each of 200 ids once, posted 8 times at once through two stores', async () => {
		const stores = await open();
		const entries = Array.from({ length: 200 }, () => entry());
		const outcomes = await Promise.all(
			Array.from({ length: 8 }, (_, turn) =>
				entries.map(async (each) => {
					const store = stores[turn % 2] ?? stores[0];
					return (await store.put([each]))[0];
				}),
			).flat(),
		);
		expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(200);
		expect(outcomes.filter((outcome) => outcome === 'seen')).toHaveLength(1400);
		expect(await stores[0].count()).toBe(200);
	});

	it('keeps of notices what a receipt names, once, and more when the owner brings it', async () => {
		const [store, other] = await open();
		const notice = (digest: string) => ({ digest, body: `{"of":"${digest}"}`, receivedAt: '2026-11-22T04:12:32.000Z' });
		await store.put([entry({ noticeDigest: 'named' })]);
		expect(await other.missingNotices(['named', 'strange'])).toEqual(['named', 'strange']);
		expect(await other.putNotices([notice('strange'), notice('named')], { onlyNamed: true })).toEqual([
			'unasked',
			'new',
		]);
		expect(await store.missingNotices(['named', 'strange'])).toEqual(['strange']);
		expect(await store.putNotices([notice('named'), notice('strange')], { onlyNamed: false })).toEqual(['seen', 'new']);
		expect(await store.notice('named')).toBe('{"of":"named"}');
		expect(await store.notice('nobody')).toBeUndefined();
		expect(await store.missingNotices([])).toEqual([]);
	});

	it('says that it could keep a receipt, and keeps nothing by that', async () => {
		const [store] = await open();
		await store.check();
		await store.check();
		expect(await store.count()).toBe(0);
		expect(await store.missingNotices([''])).toEqual(['']);
	});

	it('finds everything again after it was closed', async () => {
		const place = await make();
		onTestFinished(() => place.close());
		const first = await place.open();
		await first.put([entry(), entry()]);
		const second = await place.open();
		expect(await second.count()).toBe(2);
	});
});
