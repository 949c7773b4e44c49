import { assert, constantFrom, integer, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { type Colour, contrast, nearest, parse, toHex } from '../../../demo/builder/colour.ts';

const byte = integer({ min: 0, max: 255 });
const colour = tuple(byte, byte, byte).map(([red, green, blue]): Colour => [red / 255, green / 255, blue / 255]);

// The ratios of WebAIM's and of the W3C's own examples.
it.each<[string, string, number]>([
	['#000000', '#ffffff', 21],
	['#ffffff', '#ffffff', 1],
	['#767676', '#ffffff', 4.54],
	['#777777', '#ffffff', 4.48],
	['#3584e4', '#ffffff', 3.77],
	['#00f', '#ffffff', 8.59],
])('%s on %s has %s:1', (front, back, ratio) => {
	expect(contrast(parse(front), parse(back))).toBeCloseTo(ratio, 2);
	expect(contrast(parse(back), parse(front))).toBeCloseTo(ratio, 2);
});

it('reads what lets through as it looks on its surface', () => {
	expect(toHex(parse('rgb(128 128 128 / 0.3)'))).toBe('#d9d9d9');
	expect(toHex(parse('rgb(128 128 128 / 0.5)', [0, 0, 0]))).toBe('#404040');
	expect(() => parse('red')).toThrow('"red" is no colour');
});

it('leaves a colour that passes as it is', () => {
	expect(toHex(nearest(parse('#1d1d20'), parse('#ffffff'), 4.5))).toBe('#1d1d20');
});

it('finds the same hue, darker on white and lighter on black', () => {
	const yellow = nearest(parse('#ffcc00'), parse('#ffffff'), 4.5);
	expect(contrast(yellow, parse('#ffffff'))).toBeGreaterThanOrEqual(4.5);
	const [red, green, blue] = yellow;
	expect(red).toBeGreaterThan(green);
	expect(green).toBeGreaterThan(blue + 0.3);
	const [, , lighter] = nearest(parse('#000080'), parse('#000000'), 4.5);
	expect(lighter).toBeGreaterThan(0.5);
});

it('goes no further than it has to', () => {
	// A step of one in each part is all that 4.48 lacks.
	expect(toHex(nearest(parse('#777777'), parse('#ffffff'), 4.5))).toBe('#767676');
});

it('always passes, as it is written, on any colour', () => {
	assert(
		property(colour, colour, constantFrom(3, 4.5), (front, back, ratio) => {
			expect(contrast(parse(toHex(nearest(front, back, ratio))), back)).toBeGreaterThanOrEqual(ratio);
		}),
	);
});
