import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/consent/canonical-json.ts';

it('sorts keys at every level and keeps the order of lists', () => {
	expect(canonicalJson({ b: [2, 1, { d: null, c: 'ก' }], a: true })).toBe('{"a":true,"b":[2,1,{"c":"ก","d":null}]}');
});

it('sorts by UTF-16 code units, as RFC 8785 §3.2.3 does', () => {
	const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
	const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
	expect(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))).toBe(
		`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`,
	);
});

it('says the same as JSON, and the same however the keys are ordered', () => {
	const reversed = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(reversed);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.map(([name, each]) => [name, reversed(each)] as const)
				.toReversed(),
		);
	};
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const text = canonicalJson(value);
			expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
			expect(canonicalJson(reversed(value))).toBe(text);
		}),
	);
});
