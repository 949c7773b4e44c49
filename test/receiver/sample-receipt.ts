import { RECEIPT_SCHEMA, type Receipt } from '../../src/consent/receipt.ts';

/** A valid receipt with ids of its own: what a browser posts after "save" in the preference center. */
export function sampleReceipt(changes: Partial<Receipt> = {}): Receipt {
	return {
		schema: RECEIPT_SCHEMA,
		receiptId: crypto.randomUUID(),
		consentId: crypto.randomUUID(),
		prevReceiptId: null,
		prevDigest: null,
		seq: 1,
		event: {
			state: 'partial',
			action: 'save',
			surface: 'preferences',
			source: 'user',
			time: '2026-11-22T04:12:31.204Z',
			validUntil: '2027-11-22T04:12:31.204Z',
		},
		scope: { site: 'www.example.co.th', jurisdiction: 'TH', ruleset: 'th-pdpa/1' },
		notice: {
			policyVersion: '2024-03-07',
			configVersion: '7',
			locale: 'th',
			// No text is asked for: a digest of its own is for tests that are about it.
			noticeDigest: null,
			configDigest: `sha256-${'c'.repeat(43)}`,
			widget: '1.4.0',
			layout: 'notice-bottom',
			withdrawalEffectShown: true,
		},
		decisions: [
			{ id: 'necessary', status: 'notAsked', basis: 'necessary' },
			{ id: 'analytics', status: 'ConsentGiven', services: { 'google-analytics': true, clarity: false } },
			{ id: 'marketing', status: 'ConsentRefused' },
		],
		signals: { gpc: false, gcm: 'basic' },
		...changes,
	};
}
