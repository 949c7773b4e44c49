import { readPositions, writePositions } from './positions.ts';
import { type Keys, setDigest, sign, signatureMistake, type Signer } from './signed.ts';

/**
 * Why bodies are gone: kept in the chain, and signed, because whoever holds the database could otherwise delete what is
 * inconvenient and call it an erasure. It names nobody: ids appear only as hashes.
 */
export interface Erasure {
	readonly log: string;
	/** ISO 8601, UTC. */
	readonly time: string;
	/** Who did it: a name or a ticket, in a narrow set of letters (`plainText`). */
	readonly by: string;
	readonly reason: string;
	/** One person's receipts, by SHA-256 of the consent id; or all that ran out before a day. */
	readonly scope: { readonly subject: string } | { readonly before: string };
	/** Places of the links whose body and salt went: `1-3,7`. */
	readonly entries: string;
	/** How many those are. */
	readonly count: number;
	/** Digest of the hashes of their receipt ids, which stay so that nobody can post them again. */
	readonly ids: string;
	readonly key: string;
}

/** What may be written about an erasure: enough for a ticket number, too little for a letter, and no address. */
export const plainText = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,:/#_-]{0,79}$/u;

export function writeErasure(
	{
		positions,
		idHashes,
		...rest
	}: Pick<Erasure, 'log' | 'time' | 'by' | 'reason' | 'scope'> & {
		readonly positions: readonly number[];
		readonly idHashes: readonly string[];
	},
	signer: Signer,
): string {
	const statement = {
		...rest,
		entries: writePositions(positions),
		count: positions.length,
		ids: setDigest(idHashes),
	};
	return sign('erasure', statement, signer);
}

/** The record with its places, or what is wrong with it. */
export function readErasure(
	body: string,
	{ log, keys }: { readonly log: string; readonly keys: Keys },
): { readonly record: Erasure; readonly ranges: readonly (readonly [number, number])[] } | { readonly what: string } {
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		return { what: 'is not JSON' };
	}
	if (!isErasure(value)) return { what: 'is no erasure record' };
	const mistake = signatureMistake('erasure', { ...value }, keys);
	if (mistake) return { what: mistake };
	if (value.log !== log) return { what: `belongs to another log, ${JSON.stringify(value.log)}` };
	const ranges = readPositions(value.entries);
	const count = (ranges ?? []).reduce((sum, [first, last]) => sum + last - first + 1, 0);
	if (!ranges || count !== value.count) return { what: `says it is about ${value.count} entries and names ${count}` };
	return { record: value, ranges };
}

const isErasure = (value: unknown): value is Erasure =>
	typeof value === 'object' &&
	value !== null &&
	['log', 'time', 'by', 'reason', 'entries', 'ids', 'key'].every(
		(name) => typeof Object.getOwnPropertyDescriptor(value, name)?.value === 'string',
	) &&
	'count' in value &&
	Number.isSafeInteger(value.count);
