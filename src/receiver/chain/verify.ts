import type { Checkpoint } from './checkpoint.ts';
import { columnMistake } from './column-mistake.ts';
import { CLOCK, floorAfter, NO_FLOOR } from './dates.ts';
import { contentOf, type Entry } from './entry.ts';
import { readErasure } from './erasure.ts';
import { alarm, type Finding, remark } from './finding.ts';
import { leafOf, nodeOf, SALT_LENGTH, sha256, startOf } from './hash.ts';
import { createMarks, type Marks } from './positions.ts';
import type { Keys } from './signed.ts';

/** What a chain is held against. */
export interface Witness {
	readonly log: string;
	/** Public keys that are trusted for checkpoints and erasures. */
	readonly keys: Keys;
	/** In order, see `byPlace`. They come from outside the database; without any, only the chain itself speaks. */
	readonly checkpoints: readonly Checkpoint[];
}

/**
 * Goes along a chain, link by link, and tells what is not as it was. It holds a bit for each link whose body is gone and
 * nothing else, so it takes a log of any length. After a finding it goes on from what is there: one change, one finding.
 */
export interface Verifier {
	step(entry: Entry): void;
	/** What comes now was read later: what came before may have been erased in between. */
	later(): void;
	/**
	 * When there are no more: truncation, and bodies that no erasure explains.
	 *
	 * @param until ISO 8601, UTC: the moment that this was read at; what was signed later says nothing of it. Default: just now
	 */
	end(until?: string): void;
	/** A second one that goes on from here: tests go many ways from one place. */
	fork(tell: (finding: Finding) => void): Verifier;
	readonly pos: number;
	readonly node: string;
	/** Entries that a checkpoint vouches for. */
	readonly signed: number;
}

interface State {
	pos: number;
	node: string;
	/** Index of the first checkpoint that is not reached yet. */
	next: number;
	/** Size of the last checkpoint that agreed. */
	agreed: number;
	/** Milliseconds, see `floorAfter`. */
	floor: number;
	/** Milliseconds; the time of the last checkpoint passed. */
	passed: number;
	/** How often the clock was set back from one checkpoint to the next, and where first. */
	setBack: { readonly times: number; readonly first: string };
	gone: Marks;
	/** The last entry of an earlier reading, or of files that are not here. */
	earlier: number;
	/** From here on places are not believed: one was not the next. */
	astray: number | undefined;
}

/** @param from the link to go on after, for a part of a chain; by default its beginning */
export function createVerifier(
	witness: Witness,
	tell: (finding: Finding) => void,
	from?: { readonly pos: number; readonly node: string },
): Verifier {
	const { pos, node } = from?.pos ? from : { pos: 0, node: startOf(witness.log) };
	if (pos) tell(remark('order', undefined, `entries 1 to ${pos} are not in these files`));
	const checkpoints = witness.checkpoints.filter(({ log }) => log === witness.log);
	const strange = witness.checkpoints.find(({ log }) => log !== witness.log);
	if (strange)
		tell(alarm('checkpoint', undefined, `the checkpoint of ${strange.time} is of another log, ${strange.log}`));
	const passed = checkpoints.filter(({ size }) => size < pos);
	const state: State = {
		pos,
		node,
		next: passed.length,
		agreed: pos,
		floor: passed.reduce(floorAfter, NO_FLOOR),
		passed: timeOf(passed.at(-1)) ?? NO_FLOOR,
		setBack: { times: 0, first: '' },
		gone: createMarks(),
		earlier: pos,
		astray: undefined,
	};
	compareCheckpoints({ ...witness, checkpoints }, tell, state);
	return run({ ...witness, checkpoints }, tell, state);
}

function run(witness: Witness, tell: (finding: Finding) => void, state: State): Verifier {
	return {
		step(entry) {
			checkOrder(entry, tell, state);
			checkContent(entry, witness, tell, state);
			checkLink(entry, tell, state);
			compareCheckpoints(witness, tell, state);
		},
		later: () => {
			state.earlier = state.pos;
		},
		end: (until) => checkEnd(witness, tell, { ...state, until }),
		fork: (other) => run(witness, other, { ...state, gone: createMarks(state.gone) }),
		get pos() {
			return state.pos;
		},
		get signed() {
			return state.agreed;
		},
		get node() {
			return state.node;
		},
	};
}

function checkOrder({ pos }: Entry, tell: (finding: Finding) => void, state: State): void {
	if (pos === state.pos + 1) return;
	const what =
		pos > state.pos
			? `entries ${state.pos + 1} to ${pos - 1} are missing`
			: `comes after entry ${state.pos}: an order that was never written`;
	tell(alarm('order', pos, what));
	state.astray ??= pos;
}

function checkContent(entry: Entry, witness: Witness, tell: (finding: Finding) => void, state: State): void {
	const { pos, salt, leaf } = entry;
	const content = contentOf(entry);
	if (!content) {
		if (entry.kind !== 'receipt') tell(alarm('gone', pos, `the ${nameOf(entry)} is gone; only receipts can be erased`));
		else if (salt !== null)
			tell(alarm('gone', pos, `the ${nameOf(entry)} is gone and its salt is not: no erasure leaves that`));
		else if (state.astray === undefined) state.gone.set(pos);
		return;
	}
	if (salt?.length !== SALT_LENGTH || leafOf(salt, content) !== leaf)
		tell(alarm('content', pos, `the ${nameOf(entry)} is not what was chained`));
	if (entry.kind === 'receipt' && entry.content) {
		const mistake = columnMistake(entry.content);
		if (mistake) tell(alarm('column', pos, mistake));
		if (entry.serverSeq !== entry.content.serverSeq)
			tell(alarm('column', pos, `names receipt ${entry.serverSeq} and comes with ${entry.content.serverSeq}`));
		checkTime(entry.content.receivedAt, pos, witness, tell, state);
	}
	if (entry.kind === 'notice' && entry.content && entry.digest !== `sha256-${sha256(entry.content.body)}`)
		tell(alarm('notice', pos, `the notice kept as ${entry.digest} is another text`));
	if (entry.kind === 'erasure' && entry.content !== null) checkErasure(entry.content, pos, witness, tell, state);
}

const nameOf = (entry: Entry): string =>
	entry.kind === 'receipt'
		? `receipt ${entry.serverSeq}${entry.content ? ` (${entry.content.receiptId})` : ''}`
		: entry.kind === 'notice'
			? `notice ${entry.digest}`
			: 'erasure record';

/**
 * Between which checkpoints a link stands says when it was written, whatever its text says. A date alone proves nothing, because
 * clocks are set; what a checkpoint says of the clock has been heard first.
 */
function checkTime(receivedAt: string, pos: number, witness: Witness, tell: (finding: Finding) => void, state: State) {
	const time = Date.parse(receivedAt);
	const following = timeOf(witness.checkpoints[state.next]);
	const floor = Math.min(state.floor, following ?? Number.POSITIVE_INFINITY);
	if (Number.isNaN(time)) tell(alarm('time', pos, `receivedAt is ${JSON.stringify(receivedAt)}`));
	else if (time < floor - CLOCK) {
		const what = `receivedAt is ${receivedAt}, and it came after ${new Date(floor).toISOString()}`;
		if (following !== undefined) tell(alarm('time', pos, what));
		else tell(remark('time', pos, `${what}; the next checkpoint will tell whether the clock was set back`));
	} else if (following !== undefined && time > Math.max(following, state.passed) + CLOCK)
		tell(remark('time', pos, `receivedAt is ${receivedAt}, and it came before ${new Date(following).toISOString()}`));
}

const timeOf = (checkpoint: Checkpoint | undefined): number | undefined => checkpoint && Date.parse(checkpoint.time);

function checkErasure(body: string, pos: number, witness: Witness, tell: (finding: Finding) => void, state: State) {
	const read = readErasure(body, witness);
	if ('what' in read) {
		tell(alarm('erasure', pos, `the erasure record ${read.what}`));
		return;
	}
	let there: number | undefined;
	for (const [first, last] of read.ranges) {
		const found = state.gone.clear([first, Math.min(last, pos - 1)], state.earlier);
		there ??= found;
	}
	if (state.astray !== undefined) return;
	const last = read.ranges.at(-1)?.[1] ?? 0;
	if (last >= pos) tell(alarm('erasure', pos, `the erasure record names entry ${last}, which came later`));
	if (there !== undefined)
		tell(alarm('erasure', pos, `the erasure record names entry ${there}, which is not erased, or was before`));
}

function checkLink({ pos, leaf, node }: Entry, tell: (finding: Finding) => void, state: State): void {
	if (nodeOf(state.node, leaf) !== node) tell(alarm('node', pos, 'does not follow from the entry before it'));
	state.pos = pos;
	state.node = node;
}

function compareCheckpoints({ checkpoints }: Witness, tell: (finding: Finding) => void, state: State): void {
	for (let next = checkpoints[state.next]; next && next.size <= state.pos; next = checkpoints[++state.next]) {
		passTime(next, state);
		// A place that was left out has been told already.
		if (next.size < state.pos) continue;
		if (next.node === state.node) {
			state.agreed = next.size;
			continue;
		}
		const where = `entries ${state.agreed + 1} to ${next.size}`;
		const what = `this is not the chain that was signed ${next.time}: something among ${where} was changed, and what follows it written anew`;
		tell(alarm('checkpoint', state.pos, what));
	}
}

function passTime(checkpoint: Checkpoint, state: State): void {
	const time = Date.parse(checkpoint.time);
	if (time < state.passed - CLOCK) {
		const { times, first } = state.setBack;
		const here = `from ${new Date(state.passed).toISOString()} to ${checkpoint.time}, before entry ${checkpoint.size}`;
		state.setBack = { times: times + 1, first: first || here };
	}
	state.floor = floorAfter(state.floor, checkpoint);
	state.passed = time;
}

function checkEnd(
	{ checkpoints }: Witness,
	tell: (finding: Finding) => void,
	{ until, ...state }: State & { readonly until: string | undefined },
): void {
	const last = checkpoints.at(-1);
	const isLater = ({ time }: Checkpoint): boolean => until !== undefined && Date.parse(time) > Date.parse(until);
	const missing = checkpoints.findLast((each) => each.size > state.pos && !isLater(each));
	if (missing)
		tell(
			alarm(
				'end',
				state.pos,
				`the chain ends here, and ${missing.size} entries were signed ${missing.time}: it was cut off, or an older copy was put in its place`,
			),
		);
	else if (last && last.size > state.pos)
		tell(
			remark(
				'end',
				state.pos,
				`the checkpoint of ${last.time} was signed after this export (${until}): ${last.size - state.pos} more entries exist`,
			),
		);
	for (const [first, final] of state.gone.ranges()) {
		const which =
			first === final ? `the receipt of entry ${first} is` : `the receipts of entries ${first} to ${final} are`;
		tell(alarm('gone', first, `${which} gone, and no erasure record says why`));
	}
	if (state.astray !== undefined)
		tell(remark('gone', state.astray, 'from here on erasures were not compared with what is gone'));
	const { times, first } = state.setBack;
	if (times)
		tell(
			remark(
				'time',
				undefined,
				`the receiver's clock was set back ${times === 1 ? 'once' : `${times} times`}, first ${first}: dates around it are as good as that clock`,
			),
		);
	if (!checkpoints.length)
		tell(
			remark(
				'checkpoint',
				undefined,
				'there is no checkpoint to hold it against: the whole chain could have been written anew',
			),
		);
	else if (state.agreed < state.pos)
		tell(
			remark(
				'checkpoint',
				state.pos,
				`entries ${state.agreed + 1} to ${state.pos} came after the last checkpoint${last && last.size > state.pos ? ' in reach' : ''}: they could have been written anew`,
			),
		);
}
