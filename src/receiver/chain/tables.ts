/** The tables that the chain reads and writes, beside those of the receipts themselves. */
export interface ChainTables {
	receipts: {
		server_seq: number;
		receipt_id: string;
		consent_id: string;
		site: string;
		seq: number;
		state: string;
		event_time: string;
		received_at: string;
		body: string;
		body_hash: string;
	};
	notices: { digest: string; body: string; received_at: string };
	/** The chain. A link of a receipt has `receipt`, its `server_seq`; `detail` is a notice's digest, or an erasure record. */
	ledger: {
		pos: number;
		kind: 'receipt' | 'notice' | 'erasure';
		receipt: number | null;
		detail: string | null;
		salt: string | null;
		leaf: string;
		node: string;
	};
	/** What is left of an erased receipt: the hash of its id, so that it is not kept again when a browser still has it. */
	erased: { id_hash: string; receipt: number; pos: number };
	/** One row: the random name of this log. */
	chain_log: { id: string };
}

/** Runs on both databases as it is. `chain_log` gets its row from whoever migrates. */
export const chainTables = `
	CREATE TABLE chain_log (id TEXT NOT NULL PRIMARY KEY);

	CREATE TABLE ledger (
		pos BIGINT NOT NULL PRIMARY KEY,
		kind TEXT NOT NULL,
		receipt BIGINT UNIQUE,
		detail TEXT,
		salt TEXT,
		leaf TEXT NOT NULL,
		node TEXT NOT NULL
	);
	CREATE UNIQUE INDEX ledger_notices ON ledger (detail) WHERE kind = 'notice';

	CREATE TABLE erased (
		id_hash TEXT NOT NULL PRIMARY KEY,
		receipt BIGINT NOT NULL UNIQUE,
		pos BIGINT NOT NULL UNIQUE
	);
`;

/**
 * Like the fence around receipts: it keeps our own code, and an operator with a SQL prompt, from an accident. A receipt
 * can be deleted once it is among `erased`, and then its salt can go; nothing else ever changes.
 */
export const sqliteChainFence = `
	CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
	BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no DELETE'); END;

	CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
	WHEN NEW.salt IS NOT NULL OR NEW.pos <> OLD.pos OR NEW.kind <> OLD.kind OR NEW.leaf <> OLD.leaf OR NEW.node <> OLD.node
		OR NEW.receipt IS NOT OLD.receipt OR NEW.detail IS NOT OLD.detail
		OR NOT EXISTS (SELECT 1 FROM erased WHERE receipt = OLD.receipt)
	BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no UPDATE'); END;

	CREATE TRIGGER ledger_no_replace BEFORE INSERT ON ledger
	WHEN EXISTS (SELECT 1 FROM ledger WHERE pos = NEW.pos)
	BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: ledger.pos'); END;

	DROP TRIGGER receipts_no_delete;
	CREATE TRIGGER receipts_no_delete BEFORE DELETE ON receipts
	WHEN NOT EXISTS (SELECT 1 FROM erased WHERE receipt = OLD.server_seq)
	BEGIN SELECT RAISE(ABORT, 'receipts are append-only: no DELETE'); END;

	CREATE TRIGGER erased_no_update BEFORE UPDATE ON erased
	BEGIN SELECT RAISE(ABORT, 'erased receipts stay erased: no UPDATE'); END;

	CREATE TRIGGER erased_no_delete BEFORE DELETE ON erased
	BEGIN SELECT RAISE(ABORT, 'erased receipts stay erased: no DELETE'); END;
`;
