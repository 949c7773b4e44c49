/** How many letters a short id has. */
export const SHORT = 4;

/**
 * The id of a service in four letters that a cookie can hold: 32 bits of FNV-1a (RFC 9923), the first eight folded into the last, in
 * base64url.
 *
 * No two of the catalog are alike, which a test sees to; of two of an owner's own, one pair in 16 million is.
 */
export function shortId(id: string): string {
	let hash = 0x811c9dc5;
	for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
	const bits = (hash >>> 24) ^ (hash & 0xffffff);
	const text = String.fromCharCode(...[16, 8, 0].map((shift) => (bits >> shift) & 255));
	return btoa(text).replace(/\W/g, (letter) => (letter === '+' ? '-' : '_'));
}
