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

/** A line that is no good: torn by a crash, or somebody else's, or forged. */
export interface BadLine {
	readonly line: number;
	readonly what: string;
	/** Has the form of a checkpoint, and no key that was given made it. What a crash leaves, and what others log, has not. */
	readonly isForged: boolean;
}

/**
 * The checkpoints of a file, in their order, and the lines that are none. What a receiver prints can be collected elsewhere
 * and used as it is: a checkpoint also counts in the field `checkpoint` of a line of the log, behind the words that a collector
 * puts in front, and within what Docker, journald and their kin make of a line.
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
	return { checkpoints: checkpoints.sort(byPlace), bad };
}

/** The order of checkpoints: by size, and by time where two receivers signed the same. */
export const byPlace = (one: Checkpoint, other: Checkpoint): number =>
	one.size - other.size || Date.parse(one.time) - Date.parse(other.time);

function readLine(line: string, keys: Keys): Checkpoint | Omit<BadLine, 'line'> | 'other' {
	const value = jsonIn(line);
	if (value === undefined) return { what: 'is not JSON', isForged: false };
	const logged = isObject(value) ? value['checkpoint'] : undefined;
	// A line of the receiver's log about something else.
	if (isObject(value) && logged === undefined && ('status' in value || 'event' in value)) return 'other';
	const found = logged ?? value;
	if (!isCheckpoint(found)) return { what: 'is no checkpoint', isForged: false };
	const what = signatureMistake('checkpoint', { ...found }, keys);
	return what === undefined ? found : { what, isForged: true };
}

/** Where Docker, journald and what ships logs keep the line itself. */
const wrappers = ['log', 'MESSAGE', 'message'];

function jsonIn(line: string): unknown {
	const value = parsed(line) ?? parsed(line.slice(Math.max(0, line.indexOf('{"'))));
	// A checkpoint has a field `log` of its own.
	if (!isObject(value) || isCheckpoint(value)) return value;
	const inner = wrappers.map((name) => value[name]).find((each) => typeof each === 'string');
	return typeof inner === 'string' ? jsonIn(inner) : value;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
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
