import type { ConsentRecord } from '../../../src/consent/record.ts';

/** A record that counts now, under revision 0 and no policy version. */
export const recordOf = (lists: Pick<ConsentRecord, 'granted' | 'denied'>): ConsentRecord => ({
	consentId: '0b6f0f6e-58b3-4f0b-9d1c-6c2f2f0f6a11',
	receiptId: '4b8f7b0a-1f0e-4a57-8f43-6f3a0b7d9c22',
	seq: 1,
	time: Date.now() - 1000,
	validUntil: Date.now() + 1e6,
	revision: 0,
	policyVersion: '',
	...lists,
});
