/** What the gap report reads of a receipt. */
export interface Followed {
	readonly receiptId: string;
	readonly seq: number;
	readonly prevReceiptId: string | null;
	readonly prevDigest: string | null;
	/** `sha256-…` of the body. */
	readonly bodyHash: string;
}

export interface Gap {
	readonly consentId: string;
	/** Its place among the visitor's receipts. */
	readonly seq: number;
	/** Known when the receipt after it is here. */
	readonly receiptId: string | null;
	/** `missing`: never arrived, or was taken away. `altered`: it is here, and the next one names another body. */
	readonly kind: 'missing' | 'altered';
}

/**
 * The receipts of one visitor that are missing, by what the others say: each counts one on and names the one before it.
 *
 * It proves no tampering: a browser may have lost its storage, and anybody may post a receipt that follows nothing. Two
 * tabs that decide at once follow the same one; that is no gap. What comes after the last receipt leaves no trace.
 *
 * @param isErased whether a receipt was here once; what was before it cannot be told from what never came
 */
export function gapsOf(
	consentId: string,
	receipts: readonly Followed[],
	isErased: (receiptId: string) => boolean = () => false,
): readonly Gap[] {
	const known = new Map(receipts.map((each) => [each.receiptId, each]));
	const gaps = new Map<string, Gap>();
	const accounted = new Set(receipts.map(({ seq }) => seq));
	let floor = 0;
	for (const { seq, prevReceiptId, prevDigest } of receipts) {
		if (prevReceiptId === null || seq < 2) continue;
		const previous = known.get(prevReceiptId);
		if (previous) {
			if (prevDigest !== null && prevDigest !== previous.bodyHash)
				gaps.set(prevReceiptId, { consentId, seq: previous.seq, receiptId: prevReceiptId, kind: 'altered' });
		} else if (isErased(prevReceiptId)) floor = Math.max(floor, seq - 1);
		else gaps.set(prevReceiptId, { consentId, seq: seq - 1, receiptId: prevReceiptId, kind: 'missing' });
		accounted.add(seq - 1);
	}
	const highest = receipts.reduce((most, { seq }) => Math.max(most, seq), 0);
	const nameless: Gap[] = [];
	// Somebody may post seq 9007199254740991: the report stays a report.
	for (let seq = Math.max(1, floor + 1, highest - MAX_NAMELESS); seq < highest; seq++)
		if (!accounted.has(seq)) nameless.push({ consentId, seq, receiptId: null, kind: 'missing' });
	return [...gaps.values(), ...nameless].sort((one, other) => one.seq - other.seq);
}

const MAX_NAMELESS = 10_000;
