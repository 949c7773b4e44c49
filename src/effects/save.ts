import { encode } from '../consent/codec.ts';
import type { ConsentRecord } from '../consent/record.ts';
import { deleteCookies, writeCookie } from '../platform/cookie.ts';
import { cookieValues, dropItem, NAME, storeItem } from '../platform/memory.ts';
import { quietly } from '../platform/page.ts';

/**
 * Keeps the record in the cookie and its mirror.
 *
 * The mirror of a cookie that was kept remembers what was denied and no grant: when the cookie is gone, a refusal is not
 * asked about again, and a grant is. Where the browser keeps no cookie, the mirror is all there is and holds everything.
 *
 * @returns whether the browser kept the cookie: read back, for a full jar or a blocked cookie fails without a word
 */
export function save(record: ConsentRecord): boolean {
	const value = encode(record);
	const write = () => {
		// A page can put something in the way of `document.cookie`, and then writing it throws.
		quietly(() => writeCookie(NAME, value, new Date(record.validUntil)));
		return cookieValues();
	};
	let values = write();
	// One that an older release kept for the whole domain would go on taking grants away, and be asked about for ever. Looked for
	// where the cookie is read anyway: a page asks another process for each reading, in the click.
	if (values.length > 1) {
		deleteCookies(() => cookieValues().map(() => NAME));
		values = write();
	}
	const isKept = values.includes(value);
	// One that cannot be brought up to date would speak against the cookie: it knows another decision, or another id.
	if (!storeItem(NAME, isKept ? encode({ ...record, granted: [] }) : value)) dropItem(NAME);
	return isKept;
}
