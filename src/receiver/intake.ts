import type { Receipt } from '../consent/receipt.ts';
import { canonicalJson } from '../consent/canonical-json.ts';
import type { Problem } from './problem.ts';
import type { Outcome, ReceiptEntry, ReceiptStore } from './store.ts';
import { isUuid, validateReceipt } from './validate.ts';

/** What became of one receipt. */
export type Result =
	| { readonly outcome: Outcome; readonly id: string }
	/** `id` is `null` when not even that could be read: nothing unchecked is echoed. */
	| { readonly outcome: 'invalid'; readonly id: string | null; readonly problems: readonly Problem[] };

/**
 * Keeps the receipts among `values` and says what became of each value, in the same order.
 *
 * One that is invalid costs the others nothing.
 *
 * @throws whatever the store throws: then none was kept
 */
export async function takeIn(
	values: readonly unknown[],
	{ store, receivedAt }: { readonly store: ReceiptStore; readonly receivedAt: string },
): Promise<readonly Result[]> {
	const verdicts = values.map(validateReceipt);
	const receipts = verdicts.flatMap((verdict) => ('receipt' in verdict ? [verdict.receipt] : []));
	const entries = await Promise.all(receipts.map((receipt) => entryOf(receipt, receivedAt)));
	const outcomes = (entries.length ? await store.put(entries) : []).values();
	return verdicts.map((verdict, index): Result => {
		if ('problems' in verdict) return { outcome: 'invalid', id: idOf(values[index]), problems: verdict.problems };
		const outcome = outcomes.next().value;
		// Acknowledging makes a browser delete its copy: without an outcome there is no acknowledgement.
		if (!outcome) throw new Error('yinyom receiver: the store gave fewer outcomes than it was given entries');
		return { outcome, id: verdict.receipt.receiptId };
	});
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
		bodyHash: await digest(body),
	};
}

/** Written as `prevDigest` is, so that a visitor's chain of receipts can be followed in the store. */
async function digest(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	const base64 = btoa(String.fromCharCode(...new Uint8Array(hash)));
	return `sha256-${base64.replaceAll('+', '-').replaceAll('/', '_').replace('=', '')}`;
}

function idOf(value: unknown): string | null {
	const id = typeof value === 'object' && value !== null && 'receiptId' in value ? value.receiptId : undefined;
	return isUuid(id) ? id : null;
}
