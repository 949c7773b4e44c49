import { expect, it } from 'vitest';
import { createFirstPlaces } from '../../../src/receiver/chain/first-places.ts';

const ids = Array.from({ length: 20_000 }, () => crypto.randomUUID());

it('finds each of thousands of ids where it came first, and none that did not come', () => {
	const places = createFirstPlaces();
	for (const [index, id] of ids.entries()) expect(places.find(id, index + 1)).toBeUndefined();
	for (const [index, id] of ids.entries()) expect(places.find(id, 99_999)).toBe(index + 1);
	expect(places.find('', 3)).toBeUndefined();
	expect(places.find('', 4)).toBe(3);
	expect(places.isFull).toBe(false);
});

it('finds what it knows when it is full', () => {
	const places = createFirstPlaces(2);
	for (const id of ['one', 'two']) places.find(id, 1);
	expect(places.isFull).toBe(true);
	expect(places.find('three', 3)).toBeUndefined();
	expect(places.find('three', 4)).toBeUndefined();
	expect(places.find('two', 5)).toBe(1);
});
