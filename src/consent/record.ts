/**
 * What a visitor decided, as kept in the browser.
 *
 * In contrast with a receipt (`receipt.ts`), which is evidence for an auditor, the record is the working memory: it is
 * read on every page and holds no more than deciding needs.
 */
export interface ConsentRecord {
	/** Random id of this browser on this site (UUID v4). It links a visitor's receipts without an account. */
	readonly consentId: string;
	/** Id of the receipt that proves this decision (UUID v4); the next receipt names it as its predecessor. */
	readonly receiptId: string;
	/** Which decision of this `consentId` this is; the first is 1. */
	readonly seq: number;
	/** When the person decided, in milliseconds since 1970 (UTC, browser clock). */
	readonly time: number;
	/** When the decision stops counting and the person is asked again, in milliseconds since 1970. */
	readonly validUntil: number;
	/** `config.revision` in force at the decision. */
	readonly revision: number;
	/** `config.policy.version` in force at the decision, normalised by `policyKey`; `''` when the site names none. */
	readonly policyVersion: string;
	/**
	 * Ids of the optional categories that were granted. `necessary` is never listed: nobody is asked about it.
	 *
	 * Where services have switches of their own, one more entry in each list: `_` and their short ids (`config/short-id.ts`), of
	 * four letters each. A category that was granted in part is among the denied.
	 */
	readonly granted: readonly string[];
	/** Ids of the optional categories that were denied. A category in neither list has not been asked about. */
	readonly denied: readonly string[];
}
