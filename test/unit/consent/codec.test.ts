import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolve } from '../../../src/config/resolve.ts';
import { readSettings } from '../../../src/config/settings.ts';
import { change } from '../../../src/consent/change.ts';
import { decode, encode, policyKey } from '../../../src/consent/codec.ts';
import type { ConsentRecord } from '../../../src/consent/record.ts';
import { anyRecord, day, noon, record } from './any-record.ts';

const isNoWider = (read: ConsentRecord | undefined, original: ConsentRecord) =>
	!read || (read.granted.every((id) => original.granted.includes(id)) && read.validUntil <= original.validUntil);

it('reads back what it wrote', () => {
	fc.assert(
		fc.property(anyRecord, (original) => {
			expect(decode(encode(original))).toEqual(original);
		}),
		{ numRuns: 1000 },
	);
});

it('has one spelling, which the cookies of earlier visits bear', () => {
	expect(encode(record)).toBe(
		'q6paeo.1.f47ac10b-58cc-4372-a567-0e02b2c3d479.9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d.3.ltfqydc0.m7xaoao0.7.2024-03-07.analytics.marketing',
	);
});

it('writes only characters that no layer escapes', () => {
	fc.assert(fc.property(anyRecord, (original) => void expect(encode(original)).toMatch(/^[\w.~-]+$/)));
});

function grantAll(raw: unknown): ConsentRecord {
	const { validityDays } = resolve(raw).config;
	const config = { ...readSettings(raw, {}), validityDays };
	return change(
		undefined,
		{ action: 'grantAll' },
		{ config, granted: [], now: noon, newId: () => crypto.randomUUID() },
	);
}

it('reads back the decision under every config, written in less than 300 characters', () => {
	const id = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/), fc.stringMatching(/^[a-z][a-z0-9-]{24,31}$/));
	const rules = fc.record({
		ids: fc.uniqueArray(id, { maxLength: 12 }),
		version: fc.stringMatching(/^[\w .:+-]{30,40}$/),
		revision: fc.nat(999_999),
		seq: fc.nat(1e6),
	});
	fc.assert(
		fc.property(rules, ({ ids, version, revision, seq }) => {
			const categories = Object.fromEntries(ids.map((key) => [key, {}]));
			const made = { ...grantAll({ categories, policy: { version }, revision }), seq };
			const value = encode(made);
			expect(value.length).toBeLessThan(300);
			expect(decode(value)).toEqual(made);
		}),
		{ numRuns: 1000 },
	);
});

it('takes no truncated value for more than it was', () => {
	for (const original of fc.sample(anyRecord, 200)) {
		const value = encode(original);
		for (let length = 0; length < value.length; length++) {
			expect(isNoWider(decode(value.slice(0, length)), original)).toBe(true);
			expect(isNoWider(decode(value.slice(length + 1)), original)).toBe(true);
		}
	}
});

it('takes no value with one flipped bit for anything', () => {
	for (const original of fc.sample(anyRecord, 200)) {
		const value = encode(original);
		for (let index = 0; index < value.length; index++) {
			for (let bit = 0; bit < 8; bit++) {
				const letter = String.fromCharCode(value.charCodeAt(index) ^ (1 << bit));
				if (decode(value.slice(0, index) + letter + value.slice(index + 1)))
					throw new Error(`${value} ${index} ${bit}`);
			}
		}
	}
});

it('answers any text without throwing', () => {
	const pieces = fc.constantFrom('.1.', '.', '~', '0', 'zzzz', '-', '%2E', '=', '\u0000', '\ud83d', 'analytics');
	const text = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
		anyRecord.map((original) => encode(original).replace('.1.', '.2.')),
	);
	fc.assert(
		fc.property(text, (value) => void expect(decode(value)).toBeUndefined()),
		{ numRuns: 10_000 },
	);
});

/** What turns into this text where a number would turn into digits. */
const spelled = (text: string) => ({ toString: () => text }) as unknown as number;

/** A value whose checksum is right, whatever its fields say: what a script that knows the format can write. */
function forge(changes: Partial<ConsentRecord>): string {
	return encode({ ...record, ...changes });
}

it.each<[string, string]>([
	['nothing', ''],
	['another format', encode(record).replace('.1.', '.2.')],
	['a value in capitals', encode(record).toUpperCase()],
	['a value with a space before it', ` ${encode(record)}`],
	['a value with something behind it', `${encode(record)}.x`],
	['an escaped value', encodeURIComponent(encode(record)).replaceAll('.', '%2E')],
	['another cookie', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig'],
	['a decision that holds 401 days', forge({ validUntil: record.time + 401 * day })],
	['a decision that began before time', forge({ time: -1e300 })],
	['a decision without a time', forge({ time: spelled('!') })],
	['a decision without an end', forge({ validUntil: spelled('') })],
	['a decision for ever', forge({ validUntil: 1e300 })],
])('takes %s for no decision', (_, value) => {
	expect(decode(value)).toBeUndefined();
});

it('keeps a decision of 400 days', () => {
	expect(decode(forge({ validUntil: record.time + 400 * day }))).toBeDefined();
});

it.each<[string, string]>([
	['2024-03-07', '2024-03-07'],
	['v2.1 (th)', 'v2-1--th-'],
	['7 มีนาคม 2567', '7-----------2567'.slice(0, 2) + '-'.repeat('มีนาคม'.length) + '-2567'],
	['a.b~c', 'a-b-c'],
	['', ''],
	['x'.repeat(50), 'x'.repeat(40)],
])('spells the policy version "%s" as "%s"', (version, key) => {
	expect(policyKey(version)).toBe(key);
});
