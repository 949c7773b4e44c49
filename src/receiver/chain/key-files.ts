import type { KeyObject } from 'node:crypto';
import { inWords } from '../in-words.ts';
import { nodeCrypto } from './node-crypto.ts';
import { keyIdOf, type Keys, type Signer } from './signed.ts';

const files = (): typeof import('node:fs') => globalThis.process.getBuiltinModule('node:fs');

export interface KeyPair extends Signer {
	readonly publicKey: KeyObject;
}

export interface PublishedKeyPair extends KeyPair {
	/** Every public key in `path.pub`: those of keys that were replaced, and this one. */
	readonly published: Keys;
	/** Names of the keys before, when this one was published just now and is not the first; else none. */
	readonly replaced: readonly string[];
}

/**
 * The key pair of a receiver: `path` holds the private key, readable by its owner alone, `path.pub` the public one. Made
 * at the first start. When the private key is another than before, its public key joins the old ones, which what was signed
 * still needs.
 *
 * @throws when the file is no Ed25519 key, or others may read it, or it cannot be made
 */
export function openKeyPair(path: string): PublishedKeyPair {
	if (!files().existsSync(path)) make(path);
	const pair = readKeyPair(path);
	const before = publishedAt(path);
	if (before.has(pair.keyId)) return { ...pair, published: before, replaced: [] };
	publish(path, pair.publicKey);
	return { ...pair, published: new Map([...before, [pair.keyId, pair.publicKey]]), replaced: [...before.keys()] };
}

/**
 * The same from a file that is there; writes nothing.
 *
 * @throws when the file is no Ed25519 key, or others may read it
 */
export function readKeyPair(path: string): KeyPair {
	const { readFileSync, statSync } = files();
	const { createPrivateKey, createPublicKey } = nodeCrypto();
	const isWindows = globalThis.process.platform === 'win32';
	const found = naming('read the key', path, () => statSync(path));
	if (!isWindows && found.isFile() && found.mode & 0o077)
		throw new Error(
			`yinyom: others may read the key ${JSON.stringify(path)}. Take it from them: chmod 600, or make a new one.`,
		);
	const pem = naming('read the key', path, () => readFileSync(path));
	const privateKey = orNone(() => createPrivateKey(pem));
	if (privateKey?.asymmetricKeyType !== 'ed25519')
		throw new Error(`yinyom: ${JSON.stringify(path)} is no Ed25519 key.`);
	const publicKey = createPublicKey(privateKey);
	return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}

/**
 * The public keys beside a private one, by name; none when there is no such file.
 *
 * @throws when there is something else in it
 */
export function publishedAt(path: string): Keys {
	const { existsSync, readFileSync } = files();
	const pub = `${path}.pub`;
	return existsSync(pub)
		? naming('read the public key', pub, () => readPublicKeys(readFileSync(pub, 'utf8')))
		: new Map();
}

function make(path: string): void {
	const { existsSync, linkSync, unlinkSync, writeFileSync } = files();
	const pem = nodeCrypto().generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
	const draft = draftOf(path);
	naming('make the key', path, () => writeFileSync(draft, pem, { mode: 0o600, flush: true }));
	try {
		// Two receivers that start at once take the same key: a link fails where a file is, and the file is whole.
		linkSync(draft, path);
	} catch (error) {
		if (!existsSync(path)) throw error;
	} finally {
		unlinkSync(draft);
	}
}

/** Whole or not at all: without the old ones, what they signed could not be verified. */
function publish(path: string, key: KeyObject): void {
	const { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } = files();
	const pub = `${path}.pub`;
	const draft = draftOf(pub);
	naming('write the public key', pub, () => {
		const before = existsSync(pub) ? readFileSync(pub, 'utf8') : '';
		const end = before === '' || before.endsWith('\n') ? '' : '\n';
		writeFileSync(draft, `${before}${end}${writePublicKey(key)}`, { mode: 0o644, flush: true });
		chmodSync(draft, 0o644);
		renameSync(draft, pub);
	});
}

const draftOf = (path: string): string => `${path}.${globalThis.process.pid}`;

/** Does something with a file, and names it as it was asked for when that fails. */
function naming<T>(what: string, path: string, work: () => T): T {
	try {
		return work();
	} catch (cause) {
		throw new Error(`yinyom: cannot ${what} ${JSON.stringify(path)}: ${inWords(cause, 'folder')}`, { cause });
	}
}

export const writePublicKey = (key: KeyObject): string => String(key.export({ type: 'spki', format: 'pem' }));

/** OpenSSL says in numbers that something is no key. */
function orNone(read: () => KeyObject): KeyObject | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

/** Every public key in a text of PEM blocks, by name. */
export function readPublicKeys(pem: string): Keys {
	const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
	return new Map(
		blocks.map((block) => {
			const key = orNone(() => nodeCrypto().createPublicKey(block));
			if (key?.asymmetricKeyType !== 'ed25519') throw new Error('yinyom: a public key is no Ed25519 key.');
			return [keyIdOf(key), key] as const;
		}),
	);
}
