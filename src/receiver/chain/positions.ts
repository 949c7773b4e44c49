/** A set of places in the chain, as ranges: `1-3,7`. Sorted, so that what retention takes away is one short text. */
export function writePositions(positions: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const pos of positions.toSorted((one, other) => one - other)) {
		const last = ranges.at(-1);
		if (last && pos <= last[1] + 1) last[1] = pos;
		else ranges.push([pos, pos]);
	}
	return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join();
}

/** The places in such a text, in order, or `undefined` when it is none. */
export function readPositions(text: string): readonly (readonly [first: number, last: number])[] | undefined {
	const ranges: [number, number][] = [];
	for (const part of text.split(',')) {
		const found = /^([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/.exec(part);
		if (!found) return undefined;
		const first = Number(found[1]);
		const last = Number(found[2] ?? found[1]);
		if (last < first || first <= (ranges.at(-1)?.[1] ?? 0)) return undefined;
		ranges.push([first, last]);
	}
	return ranges;
}

/** One bit for each place, in pages that are made when needed: a billion places are 125 MB at most. */
export interface Marks {
	readonly pages: ReadonlyMap<number, Uint32Array>;
	has(pos: number): boolean;
	set(pos: number): void;
	/**
	 * Takes away what is set in a range, however long that claims to be.
	 *
	 * @param after places up to here need not be set; default 0
	 * @returns the first place in it that was not set
	 */
	clear(range: readonly [first: number, last: number], after?: number): number | undefined;
	/** The places that are set, in ranges. */
	ranges(): Iterable<readonly [first: number, last: number]>;
}

const PAGE_BITS = 32_768;

export function createMarks(from?: Marks): Marks {
	const pages = new Map([...(from?.pages ?? [])].map(([key, page]) => [key, page.slice()]));
	const wordOf = (pos: number) => (pos % PAGE_BITS) >>> 5;
	const bitOf = (pos: number) => 1 << (pos & 31);
	const has = (pos: number) => ((pages.get(Math.floor(pos / PAGE_BITS))?.[wordOf(pos)] ?? 0) & bitOf(pos)) >>> 0 !== 0;
	return {
		pages,
		has,
		set(pos) {
			const key = Math.floor(pos / PAGE_BITS);
			const page = pages.get(key) ?? new Uint32Array(PAGE_BITS / 32);
			pages.set(key, page);
			page[wordOf(pos)] = (page[wordOf(pos)] ?? 0) | bitOf(pos);
		},
		clear([first, last], after = 0) {
			let missing = Math.max(first, after + 1);
			while (missing <= last && has(missing)) missing++;
			const [front, back] = [Math.floor(first / PAGE_BITS), Math.floor(last / PAGE_BITS)];
			for (const key of front === back ? [front] : pages.keys()) {
				const page = pages.get(key);
				if (!page || key < front || key > back) continue;
				const [low, high] = [key === front ? first : 0, key === back ? last : PAGE_BITS - 1];
				for (let word = wordOf(low); word <= wordOf(high); word++) {
					const above = word === wordOf(low) ? -1 << (low & 31) : -1;
					const below = word === wordOf(high) ? -1 >>> (31 - (high & 31)) : -1;
					page[word] = (page[word] ?? 0) & ~(above & below);
				}
				if (page.every((bits) => bits === 0)) pages.delete(key);
			}
			return missing <= last ? missing : undefined;
		},
		*ranges() {
			let open: number | undefined;
			let next = 0;
			for (const key of [...pages.keys()].sort((one, other) => one - other)) {
				for (let pos = key * PAGE_BITS; pos < (key + 1) * PAGE_BITS; pos++) {
					if (open !== undefined && (pos !== next || !has(pos))) {
						yield [open, next - 1];
						open = undefined;
					}
					if (has(pos)) open ??= pos;
					next = pos + 1;
				}
			}
			if (open !== undefined) yield [open, next - 1];
		},
	};
}
