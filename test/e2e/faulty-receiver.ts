/** The product's own receiver and store behind a network that loses, refuses and redirects, and counts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReceiver, sqliteStore } from '../../src/receiver.ts';
import type { Answer } from './harness/content.ts';
import type { Hit } from './harness/hit.ts';

export interface FaultyReceiver {
	/** For the path of a site. */
	readonly answer: (hit: Hit) => Promise<Answer>;
	/** Parts of all requests that meet a fault. */
	faults: { failing: number; losing: number };
	/** Posts by receipt id. */
	readonly posts: ReadonlyMap<string, number>;
	/** Ids in the order they were stored, one a row. */
	readonly rows: () => Promise<readonly string[]>;
	readonly close: () => Promise<void>;
}

export async function openFaultyReceiver(random: () => number): Promise<FaultyReceiver> {
	const folder = await mkdtemp(join(tmpdir(), 'yinyom-faulty-'));
	const store = sqliteStore(join(folder, 'receipts.sqlite'));
	const handler = createReceiver({ store });
	const posts = new Map<string, number>();
	const receiver = {
		faults: { failing: 0, losing: 0 },
		posts,
		answer: async ({ method, headers, body }: Hit): Promise<Answer> => {
			const id = /"receiptId":"([^"]*)"/.exec(body)?.[1];
			if (id !== undefined) posts.set(id, (posts.get(id) ?? 0) + 1);
			const luck = random();
			const { failing, losing } = receiver.faults;
			if (luck < failing) return { status: 500 + (Math.floor(luck * 1000) % 4) };
			const response = await handler(
				new Request('http://receiver.test/consent', { method, headers: { ...headers }, body }),
			);
			// Stored, and its acknowledgement lost on the way.
			if (luck < failing + losing) return { fault: 'reset' };
			return {
				status: response.status,
				headers: Object.fromEntries(response.headers),
				body: new Uint8Array(await response.arrayBuffer()),
			};
		},
		rows: async () => (await store.list({ limit: await store.count() })).map(({ receiptId }) => receiptId).toReversed(),
		close: async () => {
			await store.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
	return receiver;
}

/** The same numbers each time, from a seed (mulberry32): a run that failed can be run again. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
