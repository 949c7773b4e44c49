import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import { isReceipt } from '../../../src/consent/receipt-form.ts';
import { sampleReceipt } from '../../receiver/sample-receipt.ts';

const id = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d';
const receipt = sampleReceipt({ receiptId: id });
const text = canonicalJson(receipt);

it.each([
	['as it is', {}],
	['without digests', { notice: { ...receipt.notice, noticeDigest: null, configDigest: null } }],
	['that follows another', { seq: 2, prevReceiptId: crypto.randomUUID(), prevDigest: `sha256-${'_'.repeat(43)}` }],
	['with all that it may have', { storage: 'none', losses: { expired: 1, dead: 20, overflow: 300 } } as const],
])('knows a receipt %s', (_, changes) => {
	expect(isReceipt(id, canonicalJson({ ...receipt, ...changes }))).toBe(true);
});

it.each<[string, string]>([
	['nothing', ''],
	['half of one', text.slice(0, -40)],
	['one in other order', JSON.stringify(receipt)],
	['one of another id', text.replaceAll(id, crypto.randomUUID())],
	['one of another schema', text.replace('urn:yinyom:receipt:1', 'urn:yinyom:receipt:2')],
	['a list of one', `[${text}]`],
	['one with an address of a page', text.replace('www.example.co.th', 'https://example.co.th/cart?id=1')],
	['one with an address of a person', text.replace('www.example.co.th', 'somchai@example.co.th')],
	['one with a user agent', text.replace('www.example.co.th', 'Mozilla/5.0 (X11; Linux x86_64)')],
	['one with a text in Thai', text.replace('www.example.co.th', 'สมชาย')],
	['one with a long text', text.replace('www.example.co.th', 'x'.repeat(300))],
	['one with an escape', text.replace('www.example.co.th', '\\u0040')],
	['something before it', ` ${text}`],
	['something after it', `${text}\n`],
])('takes %s for none', (_, other) => {
	expect(isReceipt(id, other)).toBe(false);
});

it('answers for whatever is in a storage, and soon', () => {
	const strange = fc
		.string({ unit: 'binary', minLength: 1, maxLength: 3000 })
		.filter((junk) => /[^\w .:+-]/.test(junk));
	fc.assert(
		fc.property(strange, fc.nat(text.length), (junk, at) => {
			expect(isReceipt(id, junk)).toBe(false);
			const mixed = text.slice(0, at) + junk + text.slice(at);
			// Mixed in, it may still be one, if it is made of the letters of one; then it says nothing that one may not.
			if (isReceipt(id, mixed)) expect(mixed).not.toMatch(/[@?&%#=\\<>()]|\/\D/);
		}),
	);
	expect(isReceipt(id, `{"consentId":${'"a",'.repeat(1_000_000)}`)).toBe(false);
	expect(isReceipt(id, text.replace('"seq":1', `"seq":${'1,'.repeat(20_000)}1`))).toBe(false);
});

it.each(['1', '12,', '[', 'true', '"a"', '"a/1"', '"1"2'])(
	'is soon done with a long row of %s that ends in what no receipt has',
	(piece) => {
		const end = `!"receiptId":"${id}","schema":"urn:yinyom:receipt:1","scope":{`;
		expect(isReceipt(id, `{"consentId":${piece.repeat(Math.floor(60_000 / piece.length))}${end}`)).toBe(false);
	},
);
