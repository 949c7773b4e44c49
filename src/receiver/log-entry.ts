import type { Answer } from './answers.ts';
import type { Result } from './intake.ts';

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
	/** The store's own words when it could not keep a receipt. */
	readonly error?: string;
}

/** What a request led to. */
export interface Reply {
	readonly answer: Answer;
	readonly results?: readonly Result[];
	readonly error?: string;
}

export function logEntry(
	{ answer, results = [], error }: Reply,
	{ time, method, ms }: { readonly time: number; readonly method: string; readonly ms: number },
): LogEntry {
	const counts = { new: 0, seen: 0, mismatch: 0, invalid: 0 };
	for (const { outcome } of results) counts[outcome] += 1;
	const entry = {
		time: new Date(time).toISOString(),
		method,
		status: answer.status,
		ms: Math.round(ms * 10) / 10,
		counts,
	};
	return error === undefined ? entry : { ...entry, error };
}
