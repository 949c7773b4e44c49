import * as fc from 'fast-check';
import { CLOCK_SKEW } from '../../../src/consent/decide.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';

/** Midday, 7 March 2024, UTC. */
export const noon = Date.UTC(2024, 2, 7, 12);
export const day = 864e5;

const ids = ['functional', 'analytics', 'marketing', 'own-stats', 'a', 'b2'];

/** Each id in one list or in none. */
const lists = fc
	.array(fc.constantFrom('granted', 'denied', 'unasked'), { minLength: ids.length, maxLength: ids.length })
	.map((states) => ({
		granted: ids.filter((_, index) => states[index] === 'granted'),
		denied: ids.filter((_, index) => states[index] === 'denied'),
	}));

/** Records as `change` makes them. */
export const anyRecord: fc.Arbitrary<ConsentRecord> = fc
	.record({
		consentId: fc.uuid({ version: 4 }),
		receiptId: fc.uuid({ version: 4 }),
		seq: fc.integer({ min: 1, max: 100_000 }),
		time: fc.integer({ min: noon - 500 * day, max: noon + 2 * CLOCK_SKEW }),
		days: fc.integer({ min: 1, max: 400 }),
		revision: fc.nat(999_999),
		policyVersion: fc.constantFrom('', '2024-03-07', 'V2', '7----', 'x'.repeat(40)),
		lists,
	})
	.map(({ days, lists: { granted, denied }, ...record }) => ({
		...record,
		validUntil: record.time + days * day,
		granted,
		denied,
	}));

/** A decision of yesterday: analytics granted, marketing denied. */
export const record: ConsentRecord = {
	consentId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
	receiptId: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
	seq: 3,
	time: noon - day,
	validUntil: noon + 364 * day,
	revision: 7,
	policyVersion: '2024-03-07',
	granted: ['analytics'],
	denied: ['marketing'],
};
