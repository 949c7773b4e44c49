import { contentOf, type Entry } from '../../../src/receiver/chain/entry.ts';
import { writeErasure } from '../../../src/receiver/chain/erasure.ts';
import { leafOf, newSalts, nodeOf, sha256, startOf } from '../../../src/receiver/chain/hash.ts';
import type { Signer } from '../../../src/receiver/chain/signed.ts';
import { chained, log, storedReceipt, timeOf } from './sample-chain.ts';

/** A number from 0 to below 1. */
export type Random = () => number;

/** https://prng.di.unimi.it would be better; this one is short, and a failing seed can be run again. */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** What somebody who holds the database makes of it: nothing changes before index `at`; from there it reads `rest`. */
export interface Mutation {
	readonly name: string;
	readonly at: number;
	readonly rest: Iterable<Entry>;
}

type Receipt = Extract<Entry, { kind: 'receipt' }> & {
	content: NonNullable<Extract<Entry, { kind: 'receipt' }>['content']>;
};

export type Mutate = (entries: readonly Entry[], random: Random, forger: Signer) => Mutation;

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;

/** Where a receipt with its body stands. */
function somewhere(entries: readonly Entry[], random: Random): number {
	for (;;) {
		const at = Math.floor(random() * (entries.length - 2));
		const entry = entries[at];
		if (entry?.kind === 'receipt' && entry.content) return at;
	}
}

const receiptAt = (entries: readonly Entry[], at: number): Receipt => entries[at] as Receipt;

function* after(entries: readonly Entry[], from: number): Iterable<Entry> {
	for (let at = from; at < entries.length; at++) yield entries[at] as Entry;
}

function* joined(...parts: readonly Iterable<Entry>[]): Iterable<Entry> {
	for (const part of parts) yield* part;
}

/** Links what comes anew, as whoever knows how the chain is made would. `deep` makes leaves anew too. */
function* relinked(entries: Iterable<Entry>, from: { pos: number; node: string }): Iterable<Entry> {
	let { pos, node } = from;
	for (const entry of entries) {
		node = nodeOf(node, entry.leaf);
		yield { ...entry, pos: ++pos, node };
	}
}

const before = (entries: readonly Entry[], at: number) => entries[at - 1] ?? { pos: 0, node: startOf(log) };

function withLeaf(entry: Entry): Entry {
	const content = contentOf(entry);
	return content && entry.salt ? { ...entry, leaf: leafOf(entry.salt, content) } : entry;
}

function changeLetter(text: string, random: Random): string {
	const at = Math.floor(random() * text.length);
	const letter = pick(
		[...'abcdefghijklmnopqrstuvwxyz0123456789'].filter((each) => each !== text[at]),
		random,
	);
	return text.slice(0, at) + letter + text.slice(at + 1);
}

/** A body that says the opposite, with every column to match. */
function turned(entry: Receipt): Receipt {
	const body = entry.content.body.replace('ConsentRefused', 'ConsentGiven');
	return { ...entry, content: { ...entry.content, body, bodyHash: `sha256-${sha256(body)}` } };
}

const edit =
	(name: string, change: (entry: Receipt, random: Random) => Entry): Mutate =>
	(entries, random) => {
		const at = somewhere(entries, random);
		const changed = change(receiptAt(entries, at), random);
		return { name, at, rest: joined([changed], after(entries, at + 1)) };
	};

const column = (
	field: 'receiptId' | 'consentId' | 'site' | 'state' | 'eventTime' | 'bodyHash' | 'receivedAt',
): Mutate =>
	edit(`edit ${field}`, (entry, random) => ({
		...entry,
		content: { ...entry.content, [field]: changeLetter(entry.content[field], random) },
	}));

const forged = (entries: readonly Entry[], at: number): Entry => {
	const content = storedReceipt(entries.length + 1, timeOf(at));
	return chained([{ kind: 'receipt', serverSeq: content.serverSeq, content }], before(entries, at))[0] as Entry;
};

/** The first is dull, the last knows the code. */
export const mutations: readonly Mutate[] = [
	edit('edit body', (entry, random) => ({
		...entry,
		content: { ...entry.content, body: changeLetter(entry.content.body, random) },
	})),
	edit('edit body and columns', turned),
	edit('edit body, columns and leaf', (entry) => withLeaf(turned(entry))),
	...(['receiptId', 'consentId', 'site', 'state', 'eventTime', 'bodyHash', 'receivedAt'] as const).map(column),
	edit('edit seq', (entry) => ({ ...entry, content: { ...entry.content, seq: entry.content.seq + 1 } })),
	edit('edit serverSeq', (entry) => ({
		...entry,
		serverSeq: entry.serverSeq + 1,
		content: { ...entry.content, serverSeq: entry.serverSeq + 1 },
	})),
	edit('point to another receipt', (entry) => ({ ...entry, serverSeq: entry.serverSeq + 1 })),
	edit('edit salt', (entry, random) => ({ ...entry, salt: changeLetter(entry.salt ?? '', random) })),
	edit('edit leaf', (entry, random) => ({ ...entry, leaf: changeLetter(entry.leaf, random) })),
	edit('edit node', (entry, random) => ({ ...entry, node: changeLetter(entry.node, random) })),
	edit('edit pos', (entry, random) => ({ ...entry, pos: entry.pos + 1 + Math.floor(random() * 9) })),
	edit('delete body', (entry) => ({ ...entry, content: null })),
	edit('swap the salt for a new one, with its leaf', (entry) => withLeaf({ ...entry, salt: newSalts(1)[0] ?? '' })),
	(entries, random) => {
		const at = somewhere(entries, random);
		return {
			name: 'edit everything and write the rest anew',
			at,
			rest: relinked(joined([withLeaf(turned(receiptAt(entries, at)))], after(entries, at + 1)), before(entries, at)),
		};
	},
	(entries, random) => {
		const at = somewhere(entries, random);
		return { name: 'delete', at, rest: after(entries, at + 1) };
	},
	(entries, random) => {
		const at = somewhere(entries, random);
		const count = 1 + Math.floor(random() * 50);
		return {
			name: 'delete several, renumber and write anew',
			at,
			rest: relinked(after(entries, at + count), before(entries, at)),
		};
	},
	(entries, random) => {
		const at = somewhere(entries, random);
		return { name: 'insert', at, rest: joined([forged(entries, at)], after(entries, at)) };
	},
	(entries, random) => {
		const at = somewhere(entries, random);
		return {
			name: 'insert, renumber and write anew',
			at,
			rest: relinked(joined([forged(entries, at)], after(entries, at)), before(entries, at)),
		};
	},
	(entries, random) => {
		const at = somewhere(entries, random);
		return { name: 'insert a copy', at, rest: joined([receiptAt(entries, at)], after(entries, at)) };
	},
	(entries, random) => {
		const at = somewhere(entries, random);
		return {
			name: 'swap neighbours',
			at,
			rest: joined([entries[at + 1] as Entry, entries[at] as Entry], after(entries, at + 2)),
		};
	},
	(entries, random) => {
		const at = somewhere(entries, random);
		const [one, other] = [entries[at] as Entry, entries[at + 1] as Entry];
		return {
			name: 'swap neighbours, renumber and write anew',
			at,
			rest: relinked(joined([other, one], after(entries, at + 2)), before(entries, at)),
		};
	},
	(entries, random) => {
		const [one, other] = [somewhere(entries, random), somewhere(entries, random)].sort((a, b) => a - b) as [
			number,
			number,
		];
		const to = other === one ? one + 1 : other;
		const moved = function* () {
			yield entries[to] as Entry;
			for (let at = one + 1; at < to; at++) yield entries[at] as Entry;
			yield entries[one] as Entry;
		};
		return { name: 'swap two that are far apart', at: one, rest: joined(moved(), after(entries, to + 1)) };
	},
	(entries, random) => {
		const at = somewhere(entries, random);
		const other = receiptAt(
			entries,
			somewhere(entries.slice(0, at || 1).length > 3 ? entries.slice(0, at) : entries, random),
		);
		return {
			name: 'give one the body of another',
			at,
			rest: joined([{ ...receiptAt(entries, at), content: other.content }], after(entries, at + 1)),
		};
	},
	(entries, random) => ({ name: 'truncate', at: Math.floor(random() * entries.length), rest: [] }),
	(entries, random) => {
		const at = entries.length - 1 - Math.floor(random() * 2000);
		const cut = Math.max(0, Math.min(at, entries.length - 1));
		return { name: 'truncate and fill up', at: cut, rest: relinked(fill(entries, cut), before(entries, cut)) };
	},
	(entries, random, forger) => {
		const at = Math.max(0, entries.length - 2 - Math.floor(random() * 1500));
		const found = entries.slice(at).findIndex((entry) => entry.kind === 'receipt' && entry.content);
		const target = at + found;
		const entry = receiptAt(entries, target);
		const record = writeErasure(
			{
				log,
				time: timeOf(entries.length),
				by: 'DPO',
				reason: 'request',
				scope: { subject: sha256('y') },
				positions: [entry.pos],
				idHashes: [],
			},
			forger,
		);
		const [last] = chained([{ kind: 'erasure', content: record }], entries.at(-1));
		return {
			name: 'erase without the key',
			at: target,
			rest: joined([{ ...entry, content: null, salt: null }], after(entries, target + 1), [last as Entry]),
		};
	},
	(entries, random) => {
		const at = Math.max(0, entries.length - 2 - Math.floor(random() * 1500));
		const target = at + entries.slice(at).findIndex((entry) => entry.kind === 'receipt' && entry.content);
		return {
			name: 'erase without a record',
			at: target,
			rest: joined([{ ...receiptAt(entries, target), content: null, salt: null }], after(entries, target + 1)),
		};
	},
	notice('edit a notice', (entry) => ({
		...entry,
		content: entry.content && { ...entry.content, body: `${entry.content.body} ` },
	})),
	notice('delete a notice', (entry) => ({ ...entry, content: null })),
	notice('date a notice back', (entry) => ({
		...entry,
		content: entry.content && { ...entry.content, receivedAt: timeOf(0) },
	})),
	(entries) => {
		const at = entries.findIndex(({ kind }) => kind === 'erasure');
		const entry = entries[at] as Extract<Entry, { kind: 'erasure' }>;
		const changed = { ...entry, content: entry.content?.replace(/"entries":"/, '"entries":"1,') ?? null };
		return { name: 'stretch an erasure', at, rest: joined([changed], after(entries, at + 1)) };
	},
];

function* fill(entries: readonly Entry[], from: number): Iterable<Entry> {
	for (let at = from; at < entries.length; at++) yield forged(entries, at);
}

function notice(name: string, change: (entry: Extract<Entry, { kind: 'notice' }>) => Entry): Mutate {
	return (entries, random) => {
		let at = Math.floor(random() * entries.length);
		while (entries[at]?.kind !== 'notice') at = (at + 1) % entries.length;
		const changed = change(entries[at] as Extract<Entry, { kind: 'notice' }>);
		return { name, at, rest: joined([changed], after(entries, at + 1)) };
	};
}
