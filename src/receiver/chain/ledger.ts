import type { Entry, Link, Unlinked } from './entry.ts';
import type { Tail } from './link.ts';
import type { StrayId } from './stray-ids.ts';

/** What the sequencer needs of a store: to read what waits, and to append. It never changes what it wrote. */
export interface Ledger {
	/** The random name that this log got when it was made: a checkpoint of another log says nothing here. */
	log(): Promise<string>;
	/** The last link; before the first one `startOf(log)` at place 0. */
	tail(): Promise<Tail>;
	/** Links after a place, in order, as far as `limit`. */
	links(options: { readonly after: number; readonly limit: number }): Promise<readonly Omit<Link, 'salt'>[]>;
	/** What is kept and in no chain yet, oldest first. */
	waiting(options: { readonly limit: number }): Promise<readonly Unlinked[]>;
	/** How many receipts `waiting` would give without a limit; numbers that were given to none may count too. Cheap. */
	backlog(): Promise<number>;
	/** All or none, durably. `false` when somebody else appended since `tail` was read: then nothing was. */
	append(entries: readonly (Unlinked & Link)[]): Promise<boolean>;
}

/** One moment of a store, however long it takes to read, while others write. */
export interface LedgerSnapshot {
	readonly log: string;
	/** How many links there are. */
	readonly size: number;
	entries(options?: { readonly after?: number }): AsyncIterable<Entry>;
	/** What waits to be chained. */
	waiting(): AsyncIterable<Unlinked>;
	/** Hashes of the ids of receipts that were erased at these places. */
	idHashes(ranges: readonly (readonly [first: number, last: number])[]): Promise<readonly string[]>;
	countErased(): Promise<number>;
	/** Ids and receipts that do not belong together. */
	strayIds(): AsyncIterable<StrayId>;
	/** Of these receipts, those that were here and were erased. */
	erasedAmong(receiptIds: readonly string[]): Promise<ReadonlySet<string>>;
}
