import { canonicalJson } from '../../consent/canonical-json.ts';
import type { NoticeEntry, StoredEntry } from '../store.ts';
import type { Content } from './hash.ts';

/** One link of the chain as it is kept. It says nothing of a person once salt and body are gone. */
export interface Link {
	/** Place in the chain; the first is 1, and none is left out. */
	readonly pos: number;
	readonly leaf: string;
	readonly node: string;
	/** `null` once erased. */
	readonly salt: string | null;
}

/** A link together with what it stands for, as far as that is still there. */
export type Entry = Link &
	(
		| { readonly kind: 'receipt'; readonly serverSeq: number; readonly content: StoredEntry | null }
		| { readonly kind: 'notice'; readonly digest: string; readonly content: NoticeEntry | null }
		/** The content is an erasure record as canonical JSON. */
		| { readonly kind: 'erasure'; readonly content: string | null }
	);

/** What an entry is before it has its place. */
export type Unlinked = Entry extends infer Each ? (Each extends Entry ? Omit<Each, keyof Link> : never) : never;

/**
 * What the leaf of a receipt commits to: its body, and what the receiver added that the body does not say. Other columns
 * repeat the body so that it can be searched; `columnMistake` compares them.
 */
const receiptContent = ({ serverSeq, receivedAt, body }: StoredEntry): Content => ({
	// Written by hand: canonical JSON of these three fields, in a tenth of the time.
	head: `{"kind":"receipt","receivedAt":${JSON.stringify(receivedAt)},"serverSeq":${serverSeq}}`,
	body,
});

export const noticeContent = ({ digest, receivedAt, body }: NoticeEntry): Content => ({
	head: canonicalJson({ digest, kind: 'notice', receivedAt }),
	body,
});

export const erasureContent = (body: string): Content => ({ head: '{"kind":"erasure"}', body });

export function contentOf(entry: Entry): Content | undefined {
	if (entry.content === null) return undefined;
	if (entry.kind === 'receipt') return receiptContent(entry.content);
	return entry.kind === 'notice' ? noticeContent(entry.content) : erasureContent(entry.content);
}
