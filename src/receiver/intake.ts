import { RECEIPT_SCHEMA, type Receipt } from '../consent/receipt.ts';
import { canonicalJson } from '../consent/canonical-json.ts';
import type { Problem } from './problem.ts';
import { sha256 } from './sha256.ts';
import type { Outcome, ReceiptEntry, ReceiptStore } from './store.ts';
import { isUuid, validateReceipt } from './validate.ts';

/** What became of one receipt. */
export type Result =
	| { readonly outcome: Outcome; readonly id: string }
	/** `id` is `null` when not even that could be read: nothing unchecked is echoed. */
	| { readonly outcome: 'invalid'; readonly id: string | null; readonly problems: readonly Problem[] }
	/**
	 * Not kept, and a browser that asks again may have more luck. `newer`: its schema is one of a later version of this receiver.
	 * `elsewhere`: its site is not on the list.
	 */
	| { readonly outcome: 'newer' | 'elsewhere'; readonly id: string };

/** What became of all receipts of a request. */
export interface Intake {
	/** In the order in which they came. */
	readonly results: readonly Result[];
	/** Digests of notices that kept receipts name. */
	readonly named: readonly string[];
	/** Seconds to wait: this is too much at once, and nothing was kept. */
	readonly wait: number;
}

/** What a receiver keeps receipts by. */
export interface Rules {
	readonly store: Pick<ReceiptStore, 'put'>;
	/** ISO 8601, UTC. */
	readonly receivedAt: string;
	/** Whether receipts of this host are kept here. */
	readonly isOurs: (site: string) => boolean;
	/** Seconds to wait before a site may send that many; 0 when it may now. */
	readonly waitFor: (site: string, count: number) => number;
}

/**
 * Keeps the receipts among `values` and says what became of each value.
 *
 * One that is invalid costs the others nothing.
 *
 * @throws whatever the store throws: then none was kept
 */
export async function takeIn(
	values: readonly unknown[],
	{ store, receivedAt, isOurs, waitFor }: Rules,
): Promise<Intake> {
	const verdicts = values.map((value) => judge(value, isOurs));
	const receipts = verdicts.flatMap((verdict) => ('receipt' in verdict ? [verdict.receipt] : []));
	const wait = longestWait(receipts, waitFor);
	if (wait) return { results: [], named: [], wait };
	const entries = await Promise.all(receipts.map((receipt) => entryOf(receipt, receivedAt)));
	const outcomes = (entries.length ? await store.put(entries) : []).values();
	const named = new Set<string>();
	const results = verdicts.map((verdict): Result => {
		if (!('receipt' in verdict)) return verdict;
		const outcome = outcomes.next().value;
		// Acknowledging makes a browser delete its copy: without an outcome there is no acknowledgement.
		if (!outcome) throw new Error('yinyom receiver: the store gave fewer outcomes than it was given entries');
		const { receiptId, notice } = verdict.receipt;
		if (outcome !== 'mismatch' && notice.noticeDigest !== null) named.add(notice.noticeDigest);
		return { outcome, id: receiptId };
	});
	return { results, named: [...named], wait };
}

function judge(value: unknown, isOurs: Rules['isOurs']): Result | { readonly receipt: Receipt } {
	const id = idOf(value);
	if (id !== null && isNewer(value)) return { outcome: 'newer', id };
	const verdict = validateReceipt(value);
	if ('problems' in verdict) return { outcome: 'invalid', id, problems: verdict.problems };
	const { receipt } = verdict;
	return isOurs(receipt.scope.site) ? { receipt } : { outcome: 'elsewhere', id: receipt.receiptId };
}

/** A refusal would make the browser give up what a later receiver can read: between two releases nothing may be lost. */
function isNewer(value: unknown): boolean {
	const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
	const version = /^urn:yinyom:receipt:([1-9]\d{0,5})$/.exec(typeof schema === 'string' ? schema : '')?.[1];
	return Number(version) > Number(RECEIPT_SCHEMA.replace(/.*:/, ''));
}

function longestWait(receipts: readonly Receipt[], waitFor: Rules['waitFor']): number {
	const counts = new Map<string, number>();
	for (const { scope } of receipts) counts.set(scope.site, (counts.get(scope.site) ?? 0) + 1);
	return Math.max(0, ...[...counts].map(([site, count]) => waitFor(site, count)));
}

async function entryOf(receipt: Receipt, receivedAt: string): Promise<ReceiptEntry> {
	const body = canonicalJson(receipt);
	return {
		receiptId: receipt.receiptId,
		consentId: receipt.consentId,
		site: receipt.scope.site,
		seq: receipt.seq,
		state: receipt.event.state,
		eventTime: receipt.event.time,
		receivedAt,
		noticeDigest: receipt.notice.noticeDigest,
		body,
		// Written as `prevDigest` is, so that a visitor's chain of receipts can be followed in the store.
		bodyHash: await sha256(body),
	};
}

function idOf(value: unknown): string | null {
	const id = typeof value === 'object' && value !== null && 'receiptId' in value ? value.receiptId : undefined;
	return isUuid(id) ? id : null;
}
