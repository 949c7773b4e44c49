import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '../../consent/canonical-json.ts';
import { sha256 } from './hash.ts';
import { nodeCrypto } from './node-crypto.ts';

/** A private key with the name that its signatures bear. */
export interface Signer {
	readonly keyId: string;
	readonly privateKey: KeyObject;
}

/** Public keys that somebody trusts, by name. */
export type Keys = ReadonlyMap<string, KeyObject>;

/** A key's name: the first 16 letters of the SHA-256 of its DER form. Short enough to be read out on the telephone. */
export const keyIdOf = (publicKey: KeyObject): string =>
	nodeCrypto()
		.hash('sha256', publicKey.export({ type: 'spki', format: 'der' }), 'base64url')
		.slice(0, 16);

/**
 * A statement as canonical JSON with its Ed25519 signature (RFC 8032) in the field `sig`.
 *
 * @param purpose goes before what is signed, so that a checkpoint never passes for an erasure
 */
export function sign(purpose: string, statement: Readonly<Record<string, unknown>>, signer: Signer): string {
	const named = { ...statement, key: signer.keyId };
	const signature = nodeCrypto().sign(null, bytesOf(purpose, named), signer.privateKey);
	return canonicalJson({ ...named, sig: signature.toString('base64url') });
}

/** What is wrong with a signed statement; `undefined` when one of the keys made it. */
export function signatureMistake(
	purpose: string,
	{ sig, ...statement }: Readonly<Record<string, unknown>>,
	keys: Keys,
): string | undefined {
	const key = keys.get(String(statement['key']));
	if (!key) return `is signed by a key that was not given (${JSON.stringify(statement['key'] ?? null)})`;
	const signature = Buffer.from(typeof sig === 'string' ? sig : '', 'base64url');
	return nodeCrypto().verify(null, bytesOf(purpose, statement), key, signature)
		? undefined
		: `bears a signature that key ${String(statement['key'])} did not make`;
}

const bytesOf = (purpose: string, statement: Readonly<Record<string, unknown>>): Buffer =>
	Buffer.from(`yinyom ${purpose} 1\n${canonicalJson(statement)}`);

/** A digest of several texts in any order. */
export const setDigest = (texts: readonly string[]): string => sha256(texts.toSorted().join('\n'));
