import type { Kysely } from 'kysely';
import type { ReceiptStore } from '../store.ts';
import type { Tables } from './tables.ts';

/** What is behind a store of ours, for code that keeps something beside the receipts: the chain, erasure, the owner's pages. */
export interface Internals {
	readonly dialect: 'sqlite' | 'postgres';
	/** For single statements. In SQLite they share the one connection with `put`, one after the other. */
	readonly db: Kysely<Tables>;
	/** All of `work` or nothing, on the disk when it resolves. In SQLite it holds the only writer: keep it short. */
	readonly transaction: <Result>(work: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;
}

/** Kept apart from the store, so that Kysely is no part of what owners see. */
const known = new WeakMap<ReceiptStore, Internals>();

export const setInternals = (store: ReceiptStore, internals: Internals): void => {
	known.set(store, internals);
};

/** @throws when the store is not one of `sqliteStore` or `postgresStore` */
export function internalsOf(store: ReceiptStore): Internals {
	const found = known.get(store);
	if (!found) throw new TypeError('yinyom receiver: expected a store made by sqliteStore or postgresStore');
	return found;
}
