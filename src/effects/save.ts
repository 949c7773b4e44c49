import { decode, encode } from '../consent/codec.ts';
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
 * @returns whether the browser has kept a cookie: read back, for a full jar or a blocked cookie fails without a word. Kept it
 *   is as well when another tab decided in the same moment and has written over it: then that one counts, here too
 */
export function save(record: ConsentRecord): boolean {
	const value = encode(record);
	const write = () => {
		// A page can put something in the way of `document.cookie`, and then writing it throws.
		quietly(() => writeCookie(NAME, value, new Date(record.validUntil)));
		return cookieValues();
	};
	const before = cookieValues();
	let values = write();
	// One that an older release kept for the whole domain would go on taking grants away, and be asked about for ever. Looked for
	// where the cookie is read anyway: a page asks another process for each reading, in the click.
	if (values.length > 1) {
		deleteCookies(() => cookieValues().map(() => NAME));
		values = write();
	}
	const isKept = values.includes(value);
	// A record that is neither ours nor stood there: the other tab keeps its mirror itself, and news of it are on their way.
	if (!isKept && values.some((other) => !before.includes(other) && decode(other))) return true;
	// One that cannot be brought up to date would speak against the cookie: it knows another decision, or another id.
	if (!storeItem(NAME, isKept ? encode({ ...record, granted: [] }) : value)) dropItem(NAME);
	return isKept;
}
