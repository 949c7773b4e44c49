import { entryOf as receiptOf } from '../sql/rows.ts';
import type { Entry } from './entry.ts';
import type { Selectable } from 'kysely';
import type { LedgerRow, NoticeRow, ReceiptRow } from '../sql/tables.ts';

export const noticeOf = (row: NoticeRow) => ({
	digest: row.digest,
	body: row.body,
	receivedAt: row.received_at,
});

/** A link with what it stands for, which comes from elsewhere. */
export function entryOf(
	{ pos, kind, receipt, detail, salt, leaf, node }: LedgerRow,
	found: {
		readonly receipts: ReadonlyMap<number, Selectable<ReceiptRow>>;
		readonly notices: ReadonlyMap<string, NoticeRow>;
	},
): Entry {
	const link = { pos: Number(pos), salt, leaf, node };
	if (kind === 'erasure') return { ...link, kind, content: detail };
	if (kind === 'notice') {
		const notice = found.notices.get(detail ?? '');
		return { ...link, kind, digest: detail ?? '', content: notice ? noticeOf(notice) : null };
	}
	const row = found.receipts.get(Number(receipt));
	return { ...link, kind: 'receipt', serverSeq: Number(receipt), content: row ? receiptOf(row) : null };
}
