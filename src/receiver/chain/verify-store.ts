import { checkReceiptIds } from './check-receipt-ids.ts';
import { CLOCK, floorAfter, NO_FLOOR } from './dates.ts';
import type { Entry } from './entry.ts';
import { readErasure } from './erasure.ts';
import { alarm, type Finding, remark } from './finding.ts';
import type { LedgerSnapshot } from './ledger.ts';
import { setDigest } from './signed.ts';
import { createVerifier, type Witness } from './verify.ts';

/** What a look at a whole store came to; small enough for a page. */
export interface Verdict {
	/** No alarm. */
	readonly isWhole: boolean;
	readonly entries: number;
	/** Entries that a checkpoint vouches for. */
	readonly signed: number;
	/** Receipts that no link has yet. */
	readonly waiting: number;
	/** The first ones, see `MAX_FINDINGS`. */
	readonly findings: readonly Finding[];
	/** How many there are in all. */
	readonly alarms: number;
}

const MAX_FINDINGS = 100;

/**
 * Verifies a whole store: every link, every body, every column, every erasure, and what is in no chain.
 *
 * @param progress called now and then with how many entries are done
 */
export async function verifyStore(
	snapshot: LedgerSnapshot,
	witness: Witness,
	{
		tell,
		progress,
		each,
	}: {
		readonly tell?: (finding: Finding) => void;
		readonly progress?: (done: number) => void;
		readonly each?: (entry: Entry) => void;
	} = {},
): Promise<Verdict> {
	const findings: Finding[] = [];
	let alarms = 0;
	const note = (finding: Finding) => {
		if (finding.severity === 'alarm') alarms++;
		if (findings.length < MAX_FINDINGS) findings.push(finding);
		tell?.(finding);
	};
	const verifier = createVerifier(witness, note);
	let erased = 0;
	for await (const entry of snapshot.entries()) {
		verifier.step(entry);
		each?.(entry);
		if (entry.kind === 'erasure' && entry.content !== null)
			erased += await checkIds(entry.content, entry.pos, { snapshot, witness, note });
		if (entry.pos % 5000 === 0) progress?.(entry.pos);
	}
	progress?.(verifier.pos);
	verifier.end();
	const kept = await snapshot.countErased();
	if (kept !== erased)
		note(alarm('erasure', undefined, `${kept} ids are kept as erased, and the erasure records count ${erased}`));
	await checkReceiptIds(snapshot, note);
	const waiting = await checkWaiting(snapshot, witness, note);
	const { signed } = verifier;
	return { isWhole: alarms === 0, entries: verifier.pos, signed, waiting, findings, alarms };
}

/** The hashes of ids that an erasure left: with one more of them, a receipt that never came would be turned away. */
async function checkIds(
	body: string,
	pos: number,
	{ snapshot, witness, note }: { snapshot: LedgerSnapshot; witness: Witness; note: (finding: Finding) => void },
): Promise<number> {
	const read = readErasure(body, witness);
	// Told already.
	if ('what' in read) return 0;
	const hashes = await snapshot.idHashes(read.ranges);
	if (setDigest(hashes) !== read.record.ids)
		note(alarm('erasure', pos, 'the ids that this erasure left are not those that it recorded'));
	return read.record.count;
}

async function checkWaiting(
	snapshot: LedgerSnapshot,
	{ checkpoints, log }: Witness,
	note: (finding: Finding) => void,
): Promise<number> {
	const floor = checkpoints.filter((each) => each.log === log).reduce(floorAfter, NO_FLOOR);
	let waiting = 0;
	for await (const entry of snapshot.waiting()) {
		waiting++;
		if (entry.kind !== 'receipt' || !entry.content) continue;
		const { receivedAt } = entry.content;
		if (Date.parse(receivedAt) < floor - CLOCK)
			note(
				alarm(
					'unchained',
					undefined,
					`receipt ${entry.serverSeq} says ${receivedAt} and is in no chain: it was not there when later ones were signed`,
				),
			);
	}
	if (waiting)
		note(remark('unchained', undefined, `${waiting} receipts wait to be chained; nothing protects them yet`));
	return waiting;
}
