import type { StoredEntry } from '../store.ts';
import { sha256 } from './hash.ts';

/**
 * The column that says something else than the body beside it; `undefined` when all agree.
 *
 * Columns are what people search by. Whoever changes one, and leaves the body, hides a receipt without touching it.
 */
export function columnMistake(row: StoredEntry): string | undefined {
	let receipt: Record<string, unknown>;
	try {
		receipt = JSON.parse(row.body) as Record<string, unknown>;
	} catch {
		return 'body is not JSON';
	}
	const event = fieldsOf(receipt['event']);
	return (
		difference('receiptId', row.receiptId, receipt['receiptId']) ??
		difference('consentId', row.consentId, receipt['consentId']) ??
		difference('site', row.site, fieldsOf(receipt['scope'])['site']) ??
		difference('seq', row.seq, receipt['seq']) ??
		difference('state', row.state, event['state']) ??
		difference('eventTime', row.eventTime, event['time']) ??
		difference('noticeDigest', row.noticeDigest, fieldsOf(receipt['notice'])['noticeDigest'] ?? null) ??
		difference('bodyHash', row.bodyHash, `sha256-${sha256(row.body)}`)
	);
}

const difference = (name: keyof StoredEntry, kept: unknown, said: unknown): string | undefined =>
	kept === said ? undefined : `${name} is ${JSON.stringify(kept)} and the receipt says ${JSON.stringify(said)}`;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
