/** What an earlier visit left in the browser, written by the test: a record as the widget itself would have kept it. */
import { encode } from '../../src/consent/codec.ts';
import type { ConsentRecord } from '../../src/consent/record.ts';
import type { Visitor } from './harness/visitor.ts';

const day = 864e5;

/** The value of our cookie after a visit that ended `ago` milliseconds before now; the rules are those of `config()`. */
export function keptRecord({ ago = day, ...more }: Partial<ConsentRecord> & { readonly ago?: number } = {}): string {
	const time = Date.now() - ago;
	return encode({
		consentId: '00000000-0000-4000-8000-000000000001',
		receiptId: '00000000-0000-4000-8000-000000000002',
		seq: 1,
		time,
		validUntil: time + 365 * day,
		revision: 0,
		policyVersion: '2024-03-07',
		granted: [],
		denied: ['analytics', 'marketing'],
		...more,
	});
}

/** Puts it into the jar from a page of the site; `more` is the rest of a cookie string, such as `; domain=…`. */
export const leave = (visitor: Visitor, value: string, more = ''): Promise<void> =>
	visitor.eval((text) => {
		document.cookie = text;
	}, `yinyom=${value}; path=/${more}`);
