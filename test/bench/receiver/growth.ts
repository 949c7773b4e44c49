import type { ReceiptStore } from '../../../src/receiver.ts';
import { entries } from './load.ts';
import type { Places, StoreName } from './places.ts';

/** Milliseconds, medians; and bytes for each receipt, indexes and all. */
export interface Growth {
	readonly rows: number;
	readonly insert: number;
	readonly byConsent: number;
	readonly byReceipt: number;
	readonly latest: number;
	readonly space: number;
}

/** Receipts of one put, as a browser's batch, and puts at a time while it fills. */
const BATCH = 16;
const AT_ONCE = 64;
const LOOKS = 200;

/** How long the same takes as a store fills up. `sizes` in ascending order. */
export async function growth(
	places: Places,
	name: StoreName,
	sizes: readonly number[],
	tell: (what: string) => void,
): Promise<readonly Growth[]> {
	const place = await places.next(name);
	const store = await place.open();
	const next = entries();
	const batch = () => Array.from({ length: BATCH }, next);
	const found: Growth[] = [];
	let rows = 0;
	try {
		for (const size of sizes) {
			while (rows < size - LOOKS * BATCH) {
				await Promise.all(Array.from({ length: AT_ONCE }, () => store.put(batch())));
				rows += BATCH * AT_ONCE;
				if (rows % (BATCH * AT_ONCE * 20) === 0)
					tell(`${name}: ${rows.toLocaleString('en')} of ${size.toLocaleString('en')} receipts`);
			}
			tell(`${name}: asking at ${size.toLocaleString('en')} receipts`);
			const insert = await median(LOOKS, () => store.put(batch()));
			rows += LOOKS * BATCH;
			const known = await sample(store, rows);
			const any = () => known[Math.floor(Math.random() * known.length)] ?? { receiptId: '', consentId: '' };
			found.push({
				rows: size,
				insert,
				byConsent: await median(LOOKS, () => store.list({ limit: 100, consentId: any().consentId })),
				byReceipt: await median(LOOKS, () => store.list({ limit: 1, receiptId: any().receiptId })),
				latest: await median(LOOKS, () => store.list({ limit: 100 })),
				space: place.size() / rows,
			});
		}
		return found;
	} finally {
		await store.close();
	}
}

/** Receipts from everywhere in a store, so that no page is in memory because it was just asked for. */
async function sample(store: ReceiptStore, rows: number) {
	const pages = Array.from({ length: 20 }, (_, index) =>
		store.scan({ after: Math.floor((rows / 20) * index), limit: 20 }),
	);
	return (await Promise.all(pages)).flat();
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
	const took: number[] = [];
	for (let time = 0; time < times; time++) {
		const began = performance.now();
		await work();
		took.push(performance.now() - began);
	}
	return took.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? Number.NaN;
}
