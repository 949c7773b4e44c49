import { generateKeyPairSync } from 'node:crypto';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import { type Checkpoint, readCheckpoints, writeCheckpoint } from '../../../src/receiver/chain/checkpoint.ts';
import { contentOf, type Entry, type Unlinked } from '../../../src/receiver/chain/entry.ts';
import { writeErasure } from '../../../src/receiver/chain/erasure.ts';
import { sha256, startOf } from '../../../src/receiver/chain/hash.ts';
import { linkAll, type Tail } from '../../../src/receiver/chain/link.ts';
import { keyIdOf, type Signer } from '../../../src/receiver/chain/signed.ts';
import type { Witness } from '../../../src/receiver/chain/verify.ts';
import type { NoticeEntry, StoredEntry } from '../../../src/receiver/store.ts';
import { sampleReceipt } from '../sample-receipt.ts';

export const log = 'f0e1d2c3-0000-4000-8000-00000000c0de';
const began = Date.parse('2026-11-22T00:00:00.000Z');
/** One receipt a second. */
export const timeOf = (pos: number): string => new Date(began + pos * 1000).toISOString();

export function newSigner(): Signer & { readonly publicKey: ReturnType<typeof generateKeyPairSync>['publicKey'] } {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	return { keyId: keyIdOf(publicKey), privateKey, publicKey };
}

export function storedReceipt(serverSeq: number, receivedAt = timeOf(serverSeq)): StoredEntry {
	const receipt = sampleReceipt();
	const body = canonicalJson(receipt);
	return {
		receiptId: receipt.receiptId,
		consentId: receipt.consentId,
		site: receipt.scope.site,
		seq: receipt.seq,
		state: receipt.event.state,
		eventTime: receipt.event.time,
		receivedAt,
		noticeDigest: receipt.notice.noticeDigest,
		body,
		bodyHash: `sha256-${sha256(body)}`,
		serverSeq,
	};
}

export function storedNotice(text: string, receivedAt: string): NoticeEntry {
	const body = canonicalJson({ title: text });
	return { digest: `sha256-${sha256(body)}`, body, receivedAt };
}

/** Entries as a sequencer would have chained them. */
export function chained(contents: readonly Unlinked[], tail: Tail = { pos: 0, node: startOf(log) }): Entry[] {
	const blank = { pos: 0, leaf: '', node: '', salt: '' };
	const links = linkAll(
		tail,
		contents.map((each) => contentOf({ ...blank, ...each }) ?? { head: '', body: '' }),
	);
	return contents.map((each, index) => ({ ...each, ...(links[index] ?? blank) }));
}

/**
 * A chain of so many entries, nearly all receipts, one in a thousand a notice, with a checkpoint every `every` entries;
 * 1 % of the receipts before the middle are erased by a record there.
 */
export function sampleChain(size: number, { every = 1000 } = {}) {
	const signer = newSigner();
	const contents: Unlinked[] = [];
	const erased: number[] = [];
	const middle = Math.floor(size / 2);
	for (let pos = 1; pos <= size; pos++) {
		if (pos === middle) contents.push({ kind: 'erasure', content: '' });
		else if (pos % 1000 === 7) {
			const content = storedNotice(`notice ${pos}`, timeOf(pos));
			contents.push({ kind: 'notice', digest: content.digest, content });
		} else {
			contents.push({ kind: 'receipt', serverSeq: pos, content: storedReceipt(pos) });
			if (pos < middle && pos % 100 === 33) erased.push(pos);
		}
	}
	const record = writeErasure(
		{
			log,
			time: timeOf(middle),
			by: 'DPO',
			reason: 'request',
			scope: { subject: sha256('x') },
			positions: erased,
			idHashes: [],
		},
		signer,
	);
	contents[middle - 1] = { kind: 'erasure', content: record };
	const entries = chained(contents);
	for (const pos of erased) {
		const entry = entries[pos - 1];
		if (entry?.kind === 'receipt') entries[pos - 1] = { ...entry, content: null, salt: null };
	}
	const keys = new Map([[signer.keyId, signer.publicKey]]);
	return {
		entries,
		erased,
		signer,
		witness: { log, keys, checkpoints: checkpointsOf(entries, signer, every) } satisfies Witness,
	};
}

/** Through text and back, as a file would give them. */
export function checkpointsOf(
	entries: readonly Entry[],
	signer: ReturnType<typeof newSigner>,
	every: number,
): readonly Checkpoint[] {
	const lines = entries
		.filter(({ pos }) => pos % every === 0 || pos === entries.length)
		.map(({ pos, node }) => writeCheckpoint({ log, size: pos, node, time: timeOf(pos) }, signer));
	return readCheckpoints(lines.join('\n'), new Map([[signer.keyId, signer.publicKey]])).checkpoints;
}
