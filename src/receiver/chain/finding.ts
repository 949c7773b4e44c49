/** One thing that is not as it was when it was chained: what, and where. */
export interface Finding {
	readonly kind:
		| 'order'
		| 'content'
		| 'column'
		| 'id'
		| 'node'
		| 'checkpoint'
		| 'end'
		| 'gone'
		| 'erasure'
		| 'notice'
		| 'time'
		| 'unchained'
		| 'line';
	/** An `alarm` proves that something was changed. A `note` is worth knowing and has an innocent cause. */
	readonly severity: 'alarm' | 'note';
	/** Place in the chain, where there is one. */
	readonly pos?: number;
	/** One sentence without a place. */
	readonly what: string;
}

export const alarm = (kind: Finding['kind'], pos: number | undefined, what: string): Finding => ({
	kind,
	severity: 'alarm',
	...(pos === undefined ? {} : { pos }),
	what,
});

export const remark = (kind: Finding['kind'], pos: number | undefined, what: string): Finding => ({
	...alarm(kind, pos, what),
	severity: 'note',
});
