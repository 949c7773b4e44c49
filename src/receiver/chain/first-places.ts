import { nodeCrypto } from './node-crypto.ts';

/** Where each id came first. */
export interface FirstPlaces {
	/** The place of the same id earlier; `undefined` when there was none, and from now on this is it. */
	find(id: string, pos: number): number | undefined;
	/** Whether there is no room for more: then only what is known is found. */
	readonly isFull: boolean;
}

/** Numbers of 32 bits that stand for an id: the first half of its SHA-256. */
const PARTS = 4;
/** Of all slots; with fewer left free, looking for one takes long. */
const FULLEST = 0.75;
const PART_OFFSETS = [0, 4, 8, 12];

/**
 * A table of its own, outside of the heap: 32 to 64 bytes an id, where a `Map` takes twice that and ends at 16 million.
 *
 * @param most ids; by default 50 million, in 1.6 GB
 */
export function createFirstPlaces(most = 50_331_648): FirstPlaces {
	let slots = 1024;
	let parts = new Uint32Array(slots * PARTS);
	let places = new Float64Array(slots);
	let count = 0;

	/** Where an id is, or else the free slot for it. */
	const slotOf = (id: Uint32Array): number => {
		for (let slot = (id[0] ?? 0) & (slots - 1); ; slot = (slot + 1) & (slots - 1))
			if (places[slot] === 0 || id.every((part, index) => parts[slot * PARTS + index] === part)) return slot;
	};
	const put = (slot: number, id: Uint32Array, pos: number) => {
		parts.set(id, slot * PARTS);
		places[slot] = pos;
	};
	const grow = () => {
		const before = { parts, places };
		slots *= 2;
		parts = new Uint32Array(slots * PARTS);
		places = new Float64Array(slots);
		for (const [slot, pos] of before.places.entries()) {
			if (pos === 0) continue;
			const id = before.parts.subarray(slot * PARTS, (slot + 1) * PARTS);
			put(slotOf(id), id, pos);
		}
	};
	return {
		find(id, pos) {
			const hash = nodeCrypto().hash('sha256', id, 'buffer');
			const short = Uint32Array.from(PART_OFFSETS, (offset) => hash.readUInt32LE(offset));
			const slot = slotOf(short);
			if (places[slot]) return places[slot];
			if (count === most) return undefined;
			put(slot, short, pos);
			if (++count > slots * FULLEST) grow();
			return undefined;
		},
		get isFull() {
			return count === most;
		},
	};
}
