import { keyedHash } from './keyed-hash.ts';

/** Where a request came from, as far as its limit needs to know. */
export interface Client {
	/** Address of the other end of the connection; `undefined` where the runtime does not tell. */
	readonly address?: string | undefined;
}

/**
 * The address to limit.
 *
 * Each trusted proxy appends the address it was called from to `X-Forwarded-For`. So with `proxies` of them the client is that
 * many from the END: what stands before it, the client wrote itself. `Forwarded`, `X-Real-IP` and `X-Client-IP` are never read.
 */
export function addressOf(headers: Headers, { address }: Client, proxies: number): string | undefined {
	if (!proxies) return address;
	const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
	// Fewer than were promised: somebody came past the proxies, and is known by the connection alone.
	return hops.at(-proxies) || address;
}

/**
 * The network an address is in, which is what one household or one server has: an IPv4 address itself, of IPv6 the first 64
 * bits. `undefined` for what is no address, and for this machine's own: there every request comes from a proxy that nobody
 * has declared, and its clients would use up each other's share.
 */
export function networkOf(address: string): string | undefined {
	const plain = address.replace(/^\[|\](:\d+)?$/g, '').replace(/^::ffff:(?=\d+\.)/i, '');
	if (/^\d{1,3}(\.\d{1,3}){3}(:\d+)?$/.test(plain))
		return plain.startsWith('127.') ? undefined : plain.replace(/:.*/, '');
	if (!URL.canParse(`http://[${plain.replace(/%.*/, '')}]`)) return undefined;
	// The one spelling of RFC 5952.
	const host = new URL(`http://[${plain.replace(/%.*/, '')}]`).hostname.slice(1, -1);
	if (host === '::1') return undefined;
	const [before = '', after] = host.split('::');
	const head = before ? before.split(':') : [];
	const tail = after ? after.split(':') : [];
	const zeros = after === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0');
	return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}

/**
 * Turns networks into names that say nothing: a keyed hash whose key is random, never leaves the memory, and is another one each
 * day. So not even a dump of the memory tells whose address it was.
 *
 * @param now milliseconds since 1970
 */
export function createDisguise(now: () => number): (network: string) => Promise<string> {
	let day = Number.NaN;
	let hash = keyedHash();
	return async (network) => {
		const today = Math.floor(now() / 864e5);
		if (today !== day) [day, hash] = [today, keyedHash()];
		return hash(network);
	};
}
