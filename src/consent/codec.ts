import type { ConsentRecord } from './record.ts';

/** RFC 6265bis: a browser keeps a cookie 400 days at most. */
const MAX_AGE = 400 * 864e5;

/** 32 bits, no secret: proof against truncation and flipped bits only. */
function checksum(text: string): string {
	let hash = 7;
	for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
	return hash.toString(36);
}

/**
 * A record as one cookie value, under 300 bytes (`ROOM_FOR_IDS`), of characters that no layer escapes: `[\w.~-]`.
 *
 * Field order: checksum, format, consentId, receiptId, seq, time, validUntil, revision, policyVersion, granted, denied.
 */
export function encode(record: ConsentRecord): string {
	const numbers = [record.seq, record.time, record.validUntil, record.revision].map((value) => value.toString(36));
	const lists = [record.granted, record.denied].map((ids) => ids.join('~'));
	const text = [1, record.consentId, record.receiptId, ...numbers, record.policyVersion, ...lists].join('.');
	return `${checksum(text)}.${text}`;
}

/**
 * The record in a cookie value, or nothing. Total: any string is answered, none throws, and what is corrupted, foreign,
 * oversized or dated beyond what a browser can keep is nothing.
 */
export function decode(value: string): ConsentRecord | undefined {
	const start = value.indexOf('.1.');
	const text = value.slice(start + 1);
	if (checksum(text) !== value.slice(0, start)) return;
	const [, consentId, receiptId, ...fields] = text.split('.') as [string, string, string, ...string[]];
	const [seq, time, validUntil, revision] = fields.map((field) => parseInt(field, 36)) as [
		number,
		number,
		number,
		number,
	];
	const [policyVersion, ...lists] = fields.slice(4) as [string, ...string[]];
	const [granted = [], denied = []] = lists.map((list) => list.split('~').filter(Boolean));
	// Also false when one of them is no number, or not there; what stands before it then is.
	if (validUntil - time <= MAX_AGE)
		return { consentId, receiptId, seq, time, validUntil, revision, policyVersion, granted, denied };
}

/** A policy version in the characters a record can hold. */
export const policyKey = (version: string): string => version.replace(/[^\w-]/g, '-').slice(0, 40);
