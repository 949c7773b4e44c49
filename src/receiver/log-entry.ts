import type { Answer } from './answers.ts';
import type { Result } from './intake.ts';
import type { NoticeResult } from './take-notice.ts';

/** One request in a log. It holds nothing of the request but its method, so nothing that could point to a person. */
export interface LogEntry {
	/** ISO 8601, UTC; when the answer was ready. */
	readonly time: string;
	readonly method: string;
	readonly status: number;
	/** Milliseconds that the answer took. */
	readonly ms: number;
	/** What became of the receipts. */
	readonly counts: Readonly<Record<Result['outcome'], number>>;
	/** What became of the text of a notice, when one came. */
	readonly notice?: NoticeResult['outcome'];
	/** The store's own words when it could not keep a receipt. */
	readonly error?: string;
}

/** What a request led to. */
export interface Reply {
	readonly answer: Answer;
	readonly results?: readonly Result[];
	readonly notice?: NoticeResult['outcome'];
	readonly error?: string;
}

export function logEntry(
	{ answer, results = [], notice, error }: Reply,
	{ time, method, ms }: { readonly time: number; readonly method: string; readonly ms: number },
): LogEntry {
	const counts = { new: 0, seen: 0, mismatch: 0, invalid: 0, newer: 0, elsewhere: 0 };
	for (const { outcome } of results) counts[outcome] += 1;
	return {
		time: new Date(time).toISOString(),
		method,
		status: answer.status,
		ms: Math.round(ms * 10) / 10,
		counts,
		...(notice && { notice }),
		...(error !== undefined && { error }),
	};
}

/**
 * An entry as one line of JSON.
 *
 * JSON escapes line ends and ESC; this also escapes what else a terminal obeys (DEL, the C1 codes) or takes for a line end.
 */
export const logLine = (entry: LogEntry): string =>
	JSON.stringify(entry).replace(
		/[\u007f-\u009f\u2028\u2029]/g,
		(letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
