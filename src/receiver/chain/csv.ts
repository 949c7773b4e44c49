import type { Receipt } from '../../consent/receipt.ts';
import { readBody } from '../read-body.ts';
import type { Entry } from './entry.ts';

/**
 * One receipt a line, for a spreadsheet. It is no proof: that is the NDJSON file.
 *
 * RFC 4180, with one addition: a cell that a spreadsheet would take for a formula gets an apostrophe in front.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const columns: readonly (readonly [name: string, value: (receipt: Receipt) => unknown])[] = [
	['receiptId', ({ receiptId }) => receiptId],
	['consentId', ({ consentId }) => consentId],
	['seq', ({ seq }) => seq],
	['prevReceiptId', ({ prevReceiptId }) => prevReceiptId],
	['site', ({ scope }) => scope.site],
	['state', ({ event }) => event.state],
	['action', ({ event }) => event.action],
	['surface', ({ event }) => event.surface],
	['source', ({ event }) => event.source],
	['time', ({ event }) => event.time],
	['validUntil', ({ event }) => event.validUntil],
	['granted', ({ decisions }) => idsOf(decisions, 'ConsentGiven')],
	['refused', ({ decisions }) => idsOf(decisions, 'ConsentRefused')],
	['withdrawn', ({ decisions }) => idsOf(decisions, 'ConsentWithdrawn')],
	['jurisdiction', ({ scope }) => scope.jurisdiction],
	['ruleset', ({ scope }) => scope.ruleset],
	['policyVersion', ({ notice }) => notice.policyVersion],
	['configVersion', ({ notice }) => notice.configVersion],
	['locale', ({ notice }) => notice.locale],
	['noticeDigest', ({ notice }) => notice.noticeDigest],
	['configDigest', ({ notice }) => notice.configDigest],
	['widget', ({ notice }) => notice.widget],
	['layout', ({ notice }) => notice.layout],
	['withdrawalEffectShown', ({ notice }) => notice.withdrawalEffectShown],
	['gpc', ({ signals }) => signals.gpc],
];

const idsOf = (decisions: Receipt['decisions'], status: string): string =>
	decisions
		.filter((each) => each.status === status)
		.map(({ id }) => id)
		.join(' ');

export const csvHeader = ['pos', 'serverSeq', 'receivedAt', ...columns.map(([name]) => name)].join();

/** The line of a receipt; of one that was erased only the place stays. `undefined` for what is no receipt. */
export function csvLine(entry: Entry): string | undefined {
	if (entry.kind !== 'receipt') return undefined;
	const { pos, serverSeq, content } = entry;
	if (!content) return [pos, serverSeq, ...columns.map(() => ''), ''].map(csvCell).join();
	// Of a body that cannot be read every cell is empty; finding it is the work of `verify`.
	const receipt = (readBody(content.body) ?? {}) as unknown as Receipt;
	return [pos, serverSeq, content.receivedAt, ...columns.map(([, value]) => valueOf(value, receipt))]
		.map(csvCell)
		.join();
}

/** A receipt of another version may lack a field: then its cell is empty. */
function valueOf(value: (receipt: Receipt) => unknown, receipt: Receipt): unknown {
	try {
		return value(receipt);
	} catch {
		return '';
	}
}

export function csvCell(value: unknown): string {
	const text = String(value ?? '');
	const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
