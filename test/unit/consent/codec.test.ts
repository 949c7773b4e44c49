import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolve } from '../../../src/config/resolve.ts';
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
		'1oz20gc.1.f47ac10b-58cc-4372-a567-0e02b2c3d479.9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d.3.ltgmxs00.m92r8g00.7.2024-03-07.analytics.marketing',
	);
});

it('writes only characters that no layer escapes', () => {
	fc.assert(fc.property(anyRecord, (original) => void expect(encode(original)).toMatch(/^[a-z0-9._~-]+$/)));
});

it('writes a decision about eight categories in less than 300 characters', () => {
	const categories = Object.fromEntries(
		['functional', 'analytics', 'marketing', 'social-media', 'personalization', 'chat', 'maps', 'video'].map((id) => [
			id,
			{},
		]),
	);
	const { config } = resolve({ categories, policy: { version: '2024-03-07 rev. 12 (th)' }, revision: 999_999 });
	for (const action of ['grantAll', 'denyAll'] as const) {
		const made = change(
			{ ...record, seq: 9999 },
			{ action },
			{ config, granted: [], now: noon, newId: () => crypto.randomUUID() },
		);
		expect(encode(made).length).toBeLessThan(300);
		expect(decode(encode(made))).toEqual(made);
	}
});

it('can read back the decision under every config that is taken without a problem of form', () => {
	const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/);
	const version = fc.stringMatching(/^[\w .:+-]{1,40}$/);
	fc.assert(
		fc.property(fc.uniqueArray(id, { maxLength: 8 }), version, (ids, policyVersion) => {
			const categories = Object.fromEntries(ids.map((key) => [key, {}]));
			const { config, problems } = resolve({ categories, policy: { version: policyVersion } });
			if (problems.some(([code]) => code !== 'lawful')) return;
			const facts = { config, granted: [], now: noon, newId: () => crypto.randomUUID() };
			const made = change(undefined, { action: 'grantAll' }, facts);
			expect(decode(encode(made))).toEqual(made);
		}),
		{ numRuns: 500 },
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
	['a decision without a time', forge({ time: Number.NaN })],
	['a decision without an end', forge({ validUntil: Number.NaN })],
	['a decision for ever', forge({ validUntil: Number.POSITIVE_INFINITY })],
	['300 characters', forge({ policyVersion: 'x'.repeat(300 - forge({ policyVersion: '' }).length) })],
])('takes %s for no decision', (_, value) => {
	expect(decode(value)).toBeUndefined();
});

it('keeps a decision of 400 days, and one of 299 characters', () => {
	expect(decode(forge({ validUntil: record.time + 400 * day }))).toBeDefined();
	const rest = forge({ policyVersion: '' });
	// The checksum is of another length now and then; only the text behind it counts here.
	const fitting = Array.from({ length: 300 }, (_, length) => forge({ policyVersion: 'x'.repeat(length) })).filter(
		(value) => value.length === 299,
	);
	expect(rest.length).toBeLessThan(200);
	expect(fitting.every((value) => decode(value))).toBe(true);
	expect(fitting).not.toEqual([]);
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
