import { nodeCrypto } from './node-crypto.ts';

/**
 * What the chain is made of, after RFC 6962 (a byte in front tells a leaf from a node, so neither passes for the other).
 *
 *     start = SHA256(0x02 ‖ log)            leaf = SHA256(0x00 ‖ salt ‖ head ‖ LF ‖ body)
 *     node₀ = start                         nodeᵢ = SHA256(0x01 ‖ nodeᵢ₋₁ ‖ leafᵢ)
 *
 * Every part is hashed as the text it is kept as, so that a text cannot change and still mean the same bytes (the last
 * letter of base64url has spare bits). The salt is what makes a leaf say nothing once the body is erased: without it
 * whoever guesses a body could tell that it was there.
 */
export const startOf = (log: string): string => sha256(`\u0002${log}`);

/**
 * @param salt 22 letters of base64url, see `newSalt`
 * @param head one line of JSON: what the receiver itself says of the body
 */
export const leafOf = (salt: string, { head, body }: Content): string => sha256(`\u0000${salt}${head}\n${body}`);

export const nodeOf = (previous: string, leaf: string): string => sha256(`\u0001${previous}${leaf}`);

/** What a leaf commits to. */
export interface Content {
	/** Canonical JSON, one line. */
	readonly head: string;
	readonly body: string;
}

/** SHA-256 of a text's UTF-8, in 43 letters of base64url. */
export const sha256 = (text: string): string => nodeCrypto().hash('sha256', text, 'base64url');

const SALT_BYTES = 16;
export const SALT_LENGTH = 22;

/** As many salts as asked for, 128 random bits each: one call to the system for all of them. */
export function newSalts(count: number): readonly string[] {
	const random = nodeCrypto().randomBytes(count * SALT_BYTES);
	return Array.from({ length: count }, (_, index) =>
		random.toString('base64url', index * SALT_BYTES, (index + 1) * SALT_BYTES),
	);
}

/** What stays of an erased receipt. Random ids of 122 bits: nobody can try them all, so it has no salt. */
export const idHash = (receiptId: string): string => sha256(`erased ${receiptId}`);
