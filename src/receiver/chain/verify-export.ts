import type { Entry } from './entry.ts';
import { createTally, type ExportHeader, readEntry, readHeader, readTrailer } from './export-lines.ts';
import { alarm, type Finding, remark } from './finding.ts';
import { createFirstPlaces, type FirstPlaces } from './first-places.ts';
import { createVerifier, type Verifier, type Witness } from './verify.ts';

export interface ExportFile {
	readonly name: string;
	readonly lines: AsyncIterable<string> | Iterable<string>;
}

interface Reading {
	/** What to hold it against, once its first line says which log it is. */
	readonly witnessFor: (header: ExportHeader) => Witness;
	readonly tell: (finding: Finding) => void;
	readonly each?: (entry: Entry) => void;
}

/**
 * Verifies exported files, line by line, without the store they came from. Several are one chain: an export that was
 * interrupted, and those that went on after it.
 *
 * @throws when a file is no export
 */
export async function verifyExport(
	files: readonly ExportFile[],
	reading: Reading,
): Promise<{ readonly entries: number }> {
	const places = createFirstPlaces();
	let verifier: Verifier | undefined;
	let entries = 0;
	let until: string | undefined;
	for (const [index, file] of files.entries()) {
		const isLast = index === files.length - 1;
		const read = await readFile(file, { ...reading, isLast, places, verifier });
		({ verifier, until } = read);
		entries += read.entries;
	}
	verifier?.end(until);
	if (places.isFull)
		reading.tell(
			remark('id', undefined, 'these are more receipts than there is room to compare the ids of all; the first were'),
		);
	return { entries };
}

async function readFile(
	{ name, lines }: ExportFile,
	{
		witnessFor,
		tell,
		each,
		isLast,
		places,
		...before
	}: Reading & { readonly isLast: boolean; readonly places: FirstPlaces; readonly verifier: Verifier | undefined },
): Promise<{ readonly verifier: Verifier; readonly entries: number; readonly until: string }> {
	const tally = createTally();
	const counts = { entries: 0, receipts: 0 };
	let { verifier } = before;
	let until: string | undefined;
	let isEnded = false;
	let bad: number | undefined;
	let number = 0;
	const tellBad = () => {
		if (bad !== undefined) tell(alarm('line', undefined, `${name}: line ${bad} is no entry`));
		bad = undefined;
	};
	for await (const line of lines) {
		number++;
		if (until === undefined) {
			const header = readHeader(line);
			if (!header)
				throw new Error(`${name} is no export of yinyom; "yinyom receipts export --format ndjson" writes one`);
			until = header.time;
			tally.add(`${line}\n`);
			if (verifier) goOn(verifier, header, name, tell);
			else verifier = createVerifier(witnessFor(header), tell, header.after);
			continue;
		}
		if (isEnded) {
			tell(alarm('line', undefined, `${name}: line ${number} comes after the last one`));
			break;
		}
		tellBad();
		const trailer = readTrailer(line);
		if (trailer) {
			isEnded = true;
			if (trailer.entries !== counts.entries || trailer.receipts !== counts.receipts)
				tell(
					alarm(
						'line',
						undefined,
						`${name}: the last line counts ${trailer.entries} entries; there are ${counts.entries}`,
					),
				);
			if (trailer.sha256 !== tally.digest())
				tell(alarm('line', undefined, `${name}: the hash in the last line is not that of the lines before it`));
			continue;
		}
		tally.add(`${line}\n`);
		const entry = readEntry(line);
		if (!entry) {
			bad = number;
			continue;
		}
		counts.entries++;
		if (entry.kind === 'receipt') counts.receipts++;
		verifier?.step(entry);
		if (entry.kind === 'receipt' && entry.content) tellTwice(entry.content.receiptId, entry.pos, places, tell);
		each?.(entry);
	}
	if (!verifier || until === undefined) throw new Error(`${name} is empty`);
	// Half a line at the end is what an interrupted export leaves, and the next file goes on before it.
	if (isEnded || isLast) tellBad();
	if (!isEnded && isLast)
		tell(
			alarm(
				'end',
				verifier.pos,
				`${name}: the last line is missing: the file was cut off, or the export was interrupted`,
			),
		);
	return { verifier, entries: counts.entries, until };
}

function goOn(verifier: Verifier, { after }: ExportHeader, name: string, tell: (finding: Finding) => void): void {
	verifier.later();
	if (after.pos !== verifier.pos || after.node !== verifier.node)
		tell(alarm('order', verifier.pos, `${name} does not go on where the file before it ended`));
}

/** A store asks its table of ids, see `checkReceiptIds`; an export has none. A line that is there twice has been told by its place. */
function tellTwice(receiptId: string, pos: number, places: FirstPlaces, tell: (finding: Finding) => void): void {
	// Of a body that cannot be read, which has been told too.
	if (receiptId === '') return;
	const first = places.find(receiptId, pos);
	if (first !== undefined && first !== pos) tell(alarm('id', pos, `the id ${receiptId} is that of entry ${first} too`));
}
