import type { Generated } from 'kysely';

/** What both databases hold, under the same names. The scripts that make it are in `sqlite-migrations` and `postgres-migrations`. */
export interface Tables {
	receipts: ReceiptRow;
	/**
	 * PostgreSQL alone: receipts are split by month there, and an id is unique over all months. In SQLite the column itself is
	 * unique, so that a receipt costs one index less.
	 */
	receipt_ids: { readonly receipt_id: string; readonly server_seq: number };
	/** Digests that receipts name. */
	notice_names: { readonly digest: string };
	notices: NoticeRow;
	/** The chain of everything that was kept, see `chain/`. */
	ledger: LedgerRow;
	/** What is left of an erased receipt: the hash of its id, so that a browser that still has it does not bring it back. */
	erased: { readonly id_hash: string; readonly receipt: number; readonly pos: number };
	/** One row: the random name of this log. */
	chain_log: { readonly id: string };
}

/** A link of the chain: `receipt` is the `server_seq` of a receipt's, `detail` the digest of a notice, or an erasure record. */
export interface LedgerRow {
	readonly pos: number;
	readonly kind: 'receipt' | 'notice' | 'erasure';
	readonly receipt: number | null;
	readonly detail: string | null;
	/** Gone with the body that it hid. */
	readonly salt: string | null;
	readonly leaf: string;
	readonly node: string;
}

export interface NoticeRow {
	readonly digest: string;
	readonly body: string;
	readonly received_at: string;
}

export interface ReceiptRow {
	readonly server_seq: Generated<number>;
	readonly receipt_id: string;
	readonly consent_id: string;
	readonly site: string;
	readonly seq: number;
	readonly state: string;
	readonly event_time: string;
	readonly received_at: string;
	readonly notice_digest: string | null;
	readonly body: string;
	readonly body_hash: string;
}
