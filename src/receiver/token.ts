import { sha256 } from './sha256.ts';

/** What a guesser tries first, and what stands in examples. */
const wellKnown = /change|default|example|password|secret|token|admin|yinyom|(.)\1{7}/i;

const MIN_BYTES = 32;
/** Of 32 random bytes in hexadecimal there are hardly ever fewer. */
const MIN_LETTERS = 10;

/** What is wrong with a token that somebody configured; `undefined` when nobody could guess it. */
export function tokenMistake(token: string): string | undefined {
	const make = 'Make one: openssl rand -hex 32';
	const bytes = new TextEncoder().encode(token).length;
	if (bytes < MIN_BYTES) return `${bytes} bytes long; expected at least ${MIN_BYTES}. ${make}`;
	if (wellKnown.test(token) || new Set(token).size < MIN_LETTERS) return `one that can be guessed. ${make}`;
	return undefined;
}

/**
 * Whether a request bears the token, as `Authorization: Bearer` or as the password of `Authorization: Basic`.
 *
 * Both are hashed first and every byte is compared, so that the time tells nothing of how much was right.
 */
export async function bearsToken(headers: Headers, token: string): Promise<boolean> {
	const [shown, real] = await Promise.all([sha256(credential(headers)), sha256(token)]);
	let difference = 0;
	for (let index = 0; index < real.length; index += 1) difference |= shown.charCodeAt(index) ^ real.charCodeAt(index);
	return difference === 0;
}

function credential(headers: Headers): string {
	const [, scheme = '', value = ''] = /^(\w+) +(\S+)\s*$/.exec(headers.get('authorization') ?? '') ?? [];
	if (/^bearer$/i.test(scheme)) return value;
	if (!/^basic$/i.test(scheme)) return '';
	try {
		return /^[^:]*:([^]*)$/.exec(atob(value))?.[1] ?? '';
	} catch {
		return '';
	}
}
