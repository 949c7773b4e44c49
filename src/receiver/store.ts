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
	/** What the visitor was shown, by its digest; `null` where the browser could not tell. */
	readonly noticeDigest: string | null;
	/** Canonical JSON of the whole receipt. */
	readonly body: string;
	/** `sha256-` and base64url of `body`: what the visitor's next receipt names as its `prevDigest`. */
	readonly bodyHash: string;
}

export interface StoredEntry extends ReceiptEntry {
	/**
	 * Place in the order of arrival, from 1 upwards. In contrast with SQLite, PostgreSQL leaves gaps, and two that arrive at once
	 * may become visible in either order.
	 */
	readonly serverSeq: number;
}

/** The text of what was shown, kept once for all receipts that name it. */
export interface NoticeEntry {
	/** `sha256-` and base64url of `body`. */
	readonly digest: string;
	/** Canonical JSON of everything that was shown. */
	readonly body: string;
	/** ISO 8601, UTC, the receiver's clock. */
	readonly receivedAt: string;
}

/** `new`: kept now. `seen`: kept before, the very same. `mismatch`: its id is taken by another body, which stays. */
export type Outcome = 'new' | 'seen' | 'mismatch';

/** `new`: kept now. `seen`: kept before. `unasked`: no receipt names it, so it was not kept. */
export type NoticeOutcome = 'new' | 'seen' | 'unasked';

/** Which receipts; without any field, all. */
export interface Wanted {
	readonly receiptId?: string;
	readonly consentId?: string;
	/** Host name. */
	readonly site?: string;
}

/**
 * Where a receiver keeps receipts. Append-only: it offers no way to change or delete one.
 *
 * A promise that is rejected means "not kept": the browser is told to come back. `check` may keep it after all; who comes back then
 * hears "seen". The error's message is logged, so it
 * may name the store and never what was in a receipt.
 */
export interface ReceiptStore {
	/**
	 * Keeps all entries or none. Resolves once they would survive a power cut, because then the browser deletes its own
	 * copy; one outcome per entry, in the same order.
	 */
	put(entries: readonly ReceiptEntry[]): Promise<readonly Outcome[]>;
	/** Which of these digests nobody has sent the text of. */
	missingNotices(digests: readonly string[]): Promise<readonly string[]>;
	/**
	 * Keeps the texts of notices; one outcome each, in the same order.
	 *
	 * @param options.onlyNamed keep only those that a receipt in this store names: who may post may not fill the disk
	 */
	putNotices(
		notices: readonly NoticeEntry[],
		options: { readonly onlyNamed: boolean },
	): Promise<readonly NoticeOutcome[]>;
	/** The text of a notice, as canonical JSON. */
	notice(digest: string): Promise<string | undefined>;
	/** The latest arrivals, newest first; with `before`, those below that place. */
	list(options: Wanted & { readonly limit: number; readonly before?: number }): Promise<readonly StoredEntry[]>;
	/** In the order of arrival, from behind `after` on; fewer than `limit` mean that it was the last. */
	scan(options: { readonly after: number; readonly limit: number }): Promise<readonly StoredEntry[]>;
	count(): Promise<number>;
	/** Resolves while the store could keep a receipt. */
	check(): Promise<void>;
	close(): Promise<void>;
}
