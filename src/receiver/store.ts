/** One receipt as it is kept: its exact text, and next to it the few fields that people search by. */
export interface ReceiptEntry {
	/** Unique in a store: whoever sends the same receipt twice is told so, and it is kept once. */
	readonly receiptId: string;
	readonly consentId: string;
	/** Host name. */
	readonly site: string;
	readonly seq: number;
	readonly state: string;
	/** ISO 8601, UTC, the browser's clock: a claim. */
	readonly eventTime: string;
	/** ISO 8601, UTC, the receiver's clock. */
	readonly receivedAt: string;
	/** Canonical JSON of the whole receipt. */
	readonly body: string;
	/** `sha256-` and base64url of `body`: what the visitor's next receipt names as its `prevDigest`. */
	readonly bodyHash: string;
}

export interface StoredEntry extends ReceiptEntry {
	/** Place in the order of arrival; the first is 1. */
	readonly serverSeq: number;
}

/** `new`: kept now. `seen`: kept before, the very same. `mismatch`: its id is taken by another body, which stays. */
export type Outcome = 'new' | 'seen' | 'mismatch';

/**
 * Where a receiver keeps receipts. Append-only: it offers no way to change or delete one.
 *
 * A promise that is rejected means "not kept": the browser is told to come back. The error's message is logged, so it
 * may name the store and never what was in a receipt.
 */
export interface ReceiptStore {
	/**
	 * Keeps all entries or none. Resolves once they would survive a power cut, because then the browser deletes its own
	 * copy; one outcome per entry, in the same order.
	 */
	put(entries: readonly ReceiptEntry[]): Promise<readonly Outcome[]>;
	/** The latest arrivals, newest first. */
	list(options: { readonly limit: number }): Promise<readonly StoredEntry[]>;
	count(): Promise<number>;
	close(): Promise<void>;
}
