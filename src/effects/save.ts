import { encode } from '../consent/codec.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { writeCookie } from '../platform/cookie.ts';
import { NAME, recall, storeItem } from '../platform/memory.ts';
import { quietly } from '../platform/page.ts';

/**
 * Keeps the record in the cookie and its mirror. Whether the browser kept either is read back, not assumed: a full jar or
 * a blocked cookie fails without a word.
 */
export function save(record: ConsentRecord): boolean {
	const value = encode(record);
	// The mirror first: a page can put something in the way of `document.cookie`, and then writing it throws.
	storeItem(NAME, value);
	quietly(() => writeCookie(NAME, value, new Date(record.validUntil)));
	return recall().includes(value);
}
