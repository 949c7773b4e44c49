import { canonicalJson } from '../../consent/canonical-json.ts';
import { csvHeader, csvLine } from './csv.ts';
import { createTally, type ExportHeader, type ExportTrailer, writeEntry } from './export-lines.ts';
import { startOf } from './hash.ts';
import type { LedgerSnapshot } from './ledger.ts';

export interface ExportOptions {
	readonly format: 'ndjson' | 'csv';
	/** The place of the last entry that an earlier, interrupted export has. Default 0. */
	readonly after?: number;
	/** PEM. */
	readonly keys: string;
	/** ISO 8601, UTC: just before the snapshot was taken. */
	readonly time: string;
	/** Called now and then with how many entries are done. */
	readonly progress?: (done: number) => void;
}

/** Letters that go out at a time: one write for each line is slow. */
const CHUNK = 64 * 1024;

/**
 * A store as text, in pieces of bounded size: first line, entries in the order of the chain, last line with count and
 * hash. What waits to be chained is left out; a receiver chains within a second.
 *
 * @throws when there is no entry to go on after
 */
export async function* writeExport(snapshot: LedgerSnapshot, options: ExportOptions): AsyncIterable<string> {
	const { format, after = 0, keys, time } = options;
	const node = await nodeAt(snapshot, after);
	const tally = createTally();
	let buffer = '';
	let entries = 0;
	let receipts = 0;
	const add = (line: string) => {
		buffer += `${line}\n`;
	};
	if (format === 'csv') add(csvHeader);
	else {
		const header = {
			yinyom: 'export/1',
			log: snapshot.log,
			time,
			after: { pos: after, node },
			keys,
		} satisfies ExportHeader;
		add(canonicalJson(header));
	}
	for await (const entry of snapshot.entries({ after })) {
		const line = format === 'csv' ? csvLine(entry) : writeEntry(entry);
		if (line !== undefined) add(line);
		entries++;
		if (entry.kind === 'receipt') receipts++;
		if (buffer.length < CHUNK) continue;
		tally.add(buffer);
		yield buffer;
		buffer = '';
		options.progress?.(entries);
	}
	tally.add(buffer);
	yield buffer;
	const trailer = { end: true, entries, receipts, sha256: tally.digest() } satisfies ExportTrailer;
	yield format === 'csv' ? `end,${receipts},sha256-${trailer.sha256}\n` : `${canonicalJson(trailer)}\n`;
	options.progress?.(entries);
}

async function nodeAt(snapshot: LedgerSnapshot, pos: number): Promise<string> {
	if (pos === 0) return startOf(snapshot.log);
	for await (const entry of snapshot.entries({ after: pos - 1 })) {
		if (entry.pos === pos) return entry.node;
		break;
	}
	throw new Error(`there is no entry ${pos} to go on after`);
}
