import type { Receipt } from '../../../src/consent/receipt.ts';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import { sha256 } from '../../../src/receiver/sha256.ts';
import type { ReceiptEntry } from '../../../src/receiver.ts';
import { sampleReceipt } from '../sample-receipt.ts';

/** A receipt as a receiver keeps it. */
export async function kept(
	{
		event = {},
		notice = {},
		...changes
	}: Partial<Omit<Receipt, 'event' | 'notice'>> & {
		event?: Partial<Receipt['event']>;
		notice?: Partial<Receipt['notice']>;
	} = {},
	receivedAt = '2026-11-25T04:12:32.000Z',
): Promise<ReceiptEntry> {
	const plain = sampleReceipt(changes);
	const receipt = { ...plain, event: { ...plain.event, ...event }, notice: { ...plain.notice, ...notice } };
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
		bodyHash: await sha256(body),
	};
}
