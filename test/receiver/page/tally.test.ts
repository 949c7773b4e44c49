import { expect, it } from 'vitest';
import { internalsOf } from '../../../src/receiver/sql/internals.ts';
import { createTally } from '../../../src/receiver/page/tally.ts';
import { kinds } from '../stores.ts';
import { kept } from './seeded.ts';

for (const [name, make] of Object.entries(kinds))
	it(`counts the same in ${name} as by hand, and then what came since`, { timeout: 120_000 }, async () => {
		const place = await make();
		const store = await place.open();
		const tally = createTally(internalsOf(store));
		expect(await tally(10_000)).toEqual({ groups: [], total: 0, isWhole: true });
		const entries = await Promise.all(
			Array.from({ length: 10_345 }, (_, index) =>
				kept(
					{
						event: { state: index % 3 ? 'given' : 'refused', surface: index % 5 ? 'notice' : 'preferences' },
						notice: { locale: index % 2 ? 'th' : 'en', noticeDigest: index % 7 ? `sha256-${'n'.repeat(43)}` : null },
					},
					new Date(Date.UTC(2026, 10, 1 + (index % 20), 12)).toISOString(),
				),
			),
		);
		for (let from = 0; from < entries.length; from += 1000) await store.put(entries.slice(from, from + 1000));
		const again = createTally(internalsOf(store));
		const counts = await again(60_000);
		expect(counts.isWhole).toBe(true);
		expect(counts.total).toBe(10_345);
		const byHand = new Map<string, number>();
		for (const { receivedAt, state, noticeDigest, body } of entries) {
			const { event, notice } = JSON.parse(body);
			const key = [receivedAt.slice(0, 10), state, noticeDigest ?? '', notice.locale, event.surface].join();
			byHand.set(key, (byHand.get(key) ?? 0) + 1);
		}
		const settledAndRecent = new Map<string, number>();
		for (const { day, state, noticeDigest, locale, surface, count } of counts.groups) {
			const key = [day, state, noticeDigest, locale, surface].join();
			settledAndRecent.set(key, (settledAndRecent.get(key) ?? 0) + count);
		}
		expect(settledAndRecent).toEqual(byHand);
		await place.close();
	});
