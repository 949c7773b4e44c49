import type { KeyObject } from 'node:crypto';
import { nodeCrypto } from './node-crypto.ts';
import { keyIdOf, type Keys, type Signer } from './signed.ts';

const files = (): typeof import('node:fs') => globalThis.process.getBuiltinModule('node:fs');

export interface KeyPair extends Signer {
	readonly publicKey: KeyObject;
}

/**
 * The key pair of a receiver: `path` holds the private key, readable by its owner alone, `path.pub` the public one. Made
 * at the first start.
 *
 * @throws when the file is no Ed25519 key, or others may read it
 */
export function openKeyPair(path: string): KeyPair {
	const { chmodSync, existsSync, linkSync, readFileSync, statSync, unlinkSync, writeFileSync } = files();
	const { createPrivateKey, createPublicKey, generateKeyPairSync } = nodeCrypto();
	if (!existsSync(path)) {
		const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
		const draft = `${path}.${globalThis.process.pid}`;
		writeFileSync(draft, pem, { mode: 0o600, flush: true });
		try {
			// Two receivers that start at once take the same key: a link fails where a file is, and the file is whole.
			linkSync(draft, path);
		} catch (error) {
			if (!existsSync(path)) throw error;
		} finally {
			unlinkSync(draft);
		}
	}
	const isWindows = globalThis.process.platform === 'win32';
	if (!isWindows && statSync(path).mode & 0o077)
		throw new Error(
			`yinyom: others may read the key ${JSON.stringify(path)}. Take it from them: chmod 600, or make a new one.`,
		);
	const privateKey = createPrivateKey(readFileSync(path));
	if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`yinyom: ${JSON.stringify(path)} is no Ed25519 key.`);
	const publicKey = createPublicKey(privateKey);
	if (!existsSync(`${path}.pub`)) {
		writeFileSync(`${path}.pub`, writePublicKey(publicKey), { mode: 0o644, flush: true });
		chmodSync(`${path}.pub`, 0o644);
	}
	return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}

export const writePublicKey = (key: KeyObject): string => String(key.export({ type: 'spki', format: 'pem' }));

/** Every public key in a text of PEM blocks, by name. */
export function readPublicKeys(pem: string): Keys {
	const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
	return new Map(
		blocks.map((block) => {
			const key = nodeCrypto().createPublicKey(block);
			if (key.asymmetricKeyType !== 'ed25519') throw new Error('yinyom: a public key is no Ed25519 key.');
			return [keyIdOf(key), key] as const;
		}),
	);
}
