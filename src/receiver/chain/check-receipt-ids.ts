import { alarm, type Finding, remark } from './finding.ts';
import type { LedgerSnapshot } from './ledger.ts';
import type { StrayId } from './stray-ids.ts';

/** Whether each receipt is found by its id, and each id finds its receipt: otherwise one is hidden, or would be turned away or kept twice. */
export async function checkReceiptIds(
	snapshot: Pick<LedgerSnapshot, 'strayIds'>,
	note: (finding: Finding) => void,
): Promise<void> {
	let left = 0;
	for await (const stray of snapshot.strayIds()) {
		if (stray.kind === 'unfounded' && stray.reason === 'erased') left++;
		else note(alarm('id', undefined, sentence(stray)));
	}
	if (left)
		note(
			remark(
				'id',
				undefined,
				`${left} id${left === 1 ? ' is' : 's are'} left of receipts that were erased. Run: yinyom receipts clean-up`,
			),
		);
}

function sentence(stray: StrayId): string {
	const { receiptId, named } = stray;
	if (stray.kind === 'unfounded')
		return `the id ${receiptId} names receipt ${named}, which ${stray.reason === 'another' ? 'has another' : 'is not there'}`;
	if (named === null) return `nothing names receipt ${stray.serverSeq} by its id, ${receiptId}: it would not be found`;
	return stray.isTwice
		? `the id ${receiptId} is in two receipts, ${stray.serverSeq} and ${named}`
		: `the id ${receiptId} is of receipt ${stray.serverSeq}, and names ${named}: it would not be found`;
}
