import { canonicalJson } from '../../consent/canonical-json.ts';
import type { NoticeEntry } from '../store.ts';
import type { Entry } from './entry.ts';
import { sha256 } from './hash.ts';
import type { Tail } from './link.ts';
import { nodeCrypto } from './node-crypto.ts';

/** First line of an export. The public keys are for finding out which ones to ask for elsewhere, not for trust. */
export interface ExportHeader {
	readonly yinyom: 'export/1';
	readonly log: string;
	/** ISO 8601, UTC. What was signed later may be longer than this file. */
	readonly time: string;
	/** The link that this file goes on after: place 0 and the start of the log in a whole export. */
	readonly after: Tail;
	/** PEM. */
	readonly keys: string;
}

/** Last line: a file without it was cut off. */
export interface ExportTrailer {
	readonly end: true;
	/** Lines between the first and the last. */
	readonly entries: number;
	readonly receipts: number;
	/** Of everything before this line, line feeds included; base64url. */
	readonly sha256: string;
}

/** One entry as a line. What columns repeat of a body is left out: whoever reads it takes it from the body. */
export function writeEntry({ pos, leaf, node, salt, ...entry }: Entry): string {
	const link = { pos, leaf, node, salt };
	if (entry.kind === 'erasure') return canonicalJson({ ...link, kind: entry.kind, record: entry.content });
	if (entry.kind === 'notice') {
		const { receivedAt = null, body = null } = entry.content ?? {};
		return canonicalJson({ ...link, kind: entry.kind, digest: entry.digest, receivedAt, body });
	}
	const { receivedAt = null, body = null } = entry.content ?? {};
	return canonicalJson({ ...link, kind: entry.kind, serverSeq: entry.serverSeq, receivedAt, body });
}

/** The entry of a line, or `undefined`. Columns are made from the body, so that they cannot differ from it. */
export function readEntry(line: string): Entry | undefined {
	const value = fieldsOf(line);
	if (!value) return undefined;
	const { pos, leaf, node, salt, kind, serverSeq, receivedAt, digest, body, record } = value;
	if (!isOrdinal(pos) || typeof leaf !== 'string' || typeof node !== 'string' || !isTextOrNull(salt)) return undefined;
	const link = { pos, leaf, node, salt };
	if (kind === 'erasure') return isTextOrNull(record) ? { ...link, kind, content: record } : undefined;
	if (!isTextOrNull(body) || !isTextOrNull(receivedAt)) return undefined;
	if (kind === 'notice' && typeof digest === 'string') {
		const content: NoticeEntry | null = body === null ? null : { digest, body, receivedAt: receivedAt ?? '' };
		return { ...link, kind, digest, content };
	}
	if (kind !== 'receipt' || !isOrdinal(serverSeq)) return undefined;
	return { ...link, kind, serverSeq, content: body === null ? null : columnsOf(body, serverSeq, receivedAt ?? '') };
}

function columnsOf(body: string, serverSeq: number, receivedAt: string) {
	const receipt = fieldsOf(body) ?? {};
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const event = objectOf(receipt['event']);
	const digest = objectOf(receipt['notice'])['noticeDigest'];
	return {
		receiptId: text(receipt['receiptId']),
		consentId: text(receipt['consentId']),
		site: text(objectOf(receipt['scope'])['site']),
		seq: Number(receipt['seq']),
		state: text(event['state']),
		eventTime: text(event['time']),
		receivedAt,
		noticeDigest: typeof digest === 'string' ? digest : null,
		body,
		bodyHash: `sha256-${sha256(body)}`,
		serverSeq,
	};
}

export function readHeader(line: string): ExportHeader | undefined {
	const value = fieldsOf(line);
	const after = objectOf(value?.['after']);
	const isHeader =
		value?.['yinyom'] === 'export/1' && typeof value['log'] === 'string' && typeof after['node'] === 'string';
	if (!isHeader || !(after['pos'] === 0 || isOrdinal(after['pos'])) || typeof value['keys'] !== 'string')
		return undefined;
	return {
		yinyom: 'export/1',
		log: String(value['log']),
		time: String(value['time']),
		after: { pos: Number(after['pos']), node: String(after['node']) },
		keys: value['keys'],
	};
}

export function readTrailer(line: string): ExportTrailer | undefined {
	const value = fieldsOf(line);
	if (value?.['end'] !== true) return undefined;
	return {
		end: true,
		entries: Number(value['entries']),
		receipts: Number(value['receipts']),
		sha256: String(value['sha256']),
	};
}

/** Counts and hashes lines as they go by. */
export function createTally() {
	const hash = nodeCrypto().createHash('sha256');
	let isDone: string | undefined;
	return {
		/** Anything that goes into the file, line feeds included. */
		add: (text: string) => void hash.update(text),
		digest: () => (isDone ??= hash.digest('base64url')),
	};
}

function fieldsOf(line: string): Readonly<Record<string, unknown>> | undefined {
	try {
		return objectOf(JSON.parse(line));
	} catch {
		return undefined;
	}
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const isOrdinal = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
