import * as fc from 'fast-check';
import { sampleReceipt } from './sample-receipt.ts';

/** Every place in a receipt, as the keys that lead there. */
export function placesIn(value: unknown): string[][] {
	if (typeof value !== 'object' || value === null) return [[]];
	return [[], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner).map((rest) => [key, ...rest]))];
}

export function replaced(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
	if (key === undefined) return leaf;
	const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
	Reflect.set(copy as object, key, replaced(Reflect.get(Object(copy), key), rest, leaf));
	return copy;
}

const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));

/** Nearly a receipt: one place holds something else. */
export const mutant = fc
	.tuple(fc.constantFrom(...placesIn(sampleReceipt())), fc.oneof(scalar, fc.jsonValue()))
	.map(([place, leaf]) => replaced(sampleReceipt(), place, leaf));

export const anything = fc.oneof(mutant, fc.jsonValue(), fc.array(mutant, { maxLength: 17 }));
