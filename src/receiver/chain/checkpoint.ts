import { type Keys, sign, signatureMistake, type Signer } from './signed.ts';

/** A signed word on how far the chain was and what it came to: whatever happened before it cannot change unnoticed. */
export interface Checkpoint {
	/** Which chain. */
	readonly log: string;
	/** Links so far. */
	readonly size: number;
	/** The node of the last of them. */
	readonly node: string;
	/** ISO 8601, UTC, the receiver's clock. */
	readonly time: string;
	/** More waited than was chained: what comes next may be older than `time`. Absent when all was chained. */
	readonly behind?: true;
	/** Name of the key: each receiver process has its own checkpoints in one common chain. */
	readonly key: string;
}

/** One line of the file: canonical JSON, without the line feed. */
export const writeCheckpoint = ({ log, size, node, time, behind }: Omit<Checkpoint, 'key'>, signer: Signer): string =>
	sign('checkpoint', { ...(behind && { behind }), log, node, size, time }, signer);

/** A line that is no good: torn by a crash, or not ours, or forged. */
export interface BadLine {
	readonly line: number;
	readonly what: string;
	/** Not even JSON: what a crash leaves. A forger would at least write JSON. */
	readonly isTorn: boolean;
}

/**
 * The checkpoints of a file, in order of size, and the lines that are none. A line of a log that has a field
 * `checkpoint` counts too: what a receiver prints can be collected elsewhere and used as it is.
 */
export function readCheckpoints(
	text: string,
	keys: Keys,
): { readonly checkpoints: readonly Checkpoint[]; readonly bad: readonly BadLine[] } {
	const bad: BadLine[] = [];
	const checkpoints: Checkpoint[] = [];
	for (const [index, line] of text.split('\n').entries()) {
		if (!line.trim()) continue;
		const read = readLine(line, keys);
		if (read === 'other') continue;
		if ('what' in read) bad.push({ ...read, line: index + 1 });
		else checkpoints.push(read);
	}
	return { checkpoints: checkpoints.sort((one, other) => one.size - other.size), bad };
}

function readLine(line: string, keys: Keys): Checkpoint | Omit<BadLine, 'line'> | 'other' {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return { what: 'is not JSON', isTorn: true };
	}
	const logged = isObject(value) && 'checkpoint' in value ? value['checkpoint'] : undefined;
	// A line of the receiver's log about something else.
	if (isObject(value) && logged === undefined && ('status' in value || 'event' in value)) return 'other';
	const found = logged ?? value;
	if (!isCheckpoint(found)) return { what: 'is no checkpoint', isTorn: false };
	const what = signatureMistake('checkpoint', { ...found }, keys);
	return what === undefined ? found : { what, isTorn: false };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isCheckpoint = (value: unknown): value is Checkpoint =>
	isObject(value) &&
	typeof value['log'] === 'string' &&
	Number.isSafeInteger(value['size']) &&
	Number(value['size']) >= 0 &&
	typeof value['node'] === 'string' &&
	typeof value['time'] === 'string' &&
	!Number.isNaN(Date.parse(value['time'])) &&
	(value['behind'] === undefined || value['behind'] === true);
