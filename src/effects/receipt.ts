import type { ResolvedConfig } from '../config/types.ts';
import type { Cause } from '../consent/change.ts';
import type { Receipt } from '../consent/receipt.ts';
import { canonicalJson } from '../consent/canonical-json.ts';
import { makeReceipt } from '../consent/make-receipt.ts';
import type { Guard, Shown } from '../guard/contract.ts';
import { digest } from '../platform/digest.ts';
import { fetchItem, storeItem } from '../platform/memory.ts';
import { createOutbox, type Letter } from '../platform/outbox.ts';
import { listen, quietly } from '../platform/page.ts';
import { post } from '../platform/post.ts';
import { privacySignal } from '../platform/privacy-signal.ts';
import type { Change } from './index.ts';

/** The last receipt of this browser, so that the next can name its digest and the person can see it. */
const LAST = 'yinyom:receipt';
/** First wait after a failure and the longest, in milliseconds; between them it doubles. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 300_000;
/** After this many failures the page is left in peace; the next one tries again. */
const ATTEMPTS = 10;

/** Writes a receipt for each decision and sees that it arrives. */
export interface Receipts {
	readonly write: (change: Change) => void;
	readonly shown: (snapshot: Shown) => Promise<void>;
	readonly deliver: () => void;
}

export async function createReceipts(
	{ emit, locale, report }: Pick<Guard, 'emit' | 'locale' | 'report'>,
	config: ResolvedConfig,
): Promise<Receipts> {
	const { endpoint } = config.receipts;
	const outbox = createOutbox();
	const surfaces: Partial<
		Record<Cause['surface'], { readonly snapshot: Shown; readonly noticeDigest: string | null }>
	> = {};
	let last: { readonly id: string | undefined; readonly digest: string | null } | undefined;
	let failures = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	/** Ids on their way from this tab. */
	const sending = new Set<string>();

	// Digests take a turn of the event loop that a click may not have: a person can decide and leave in one.
	const digestLast = async () => {
		const text = fetchItem(LAST) ?? '';
		last = { id: /"receiptId":"([^"]*)/.exec(text)?.[1], digest: await digest(text) };
	};

	/** Quietly: what waits in storage may have been tampered with. */
	const tell = ({ text }: Letter, status: 'pending' | 'stored' | 'refused') =>
		quietly(() => emit('receipt', { receipt: JSON.parse(text) as Receipt, status }));

	const send = async (letter: Letter) => {
		if (!endpoint || sending.has(letter.id)) return;
		sending.add(letter.id);
		const outcome = await post(endpoint, letter);
		sending.delete(letter.id);
		if (outcome.kind === 'acknowledged') {
			failures = 0;
			outbox.remove(letter.id);
			tell(letter, 'stored');
		} else if (outcome.kind === 'refused') {
			outbox.bury(letter);
			report('receipt', endpoint, outcome.reason);
			tell(letter, 'refused');
		} else if (failures++ < ATTEMPTS) {
			if (failures === 1) report('waiting', endpoint, outcome.reason);
			clearTimeout(timer);
			// Full jitter: clients that failed together do not come back together.
			timer = setTimeout(deliver, outcome.after + Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures));
		}
	};

	// Two tabs may send the same receipt; the receiver knows one it has seen by its id.
	const deliver = async () => {
		for (const letter of await outbox.all()) await send(letter);
	};

	listen<StorageEvent>('storage', ({ key }) => key === LAST && digestLast());
	listen('online', deliver);
	listen('pageshow', deliver);
	listen('visibilitychange', () => document.visibilityState === 'visible' && deliver());

	await digestLast();
	const configDigest = await digest(canonicalJson(config));

	return {
		deliver,
		shown: async (snapshot) => {
			surfaces[snapshot.layer] = { snapshot, noticeDigest: await digest(canonicalJson(snapshot)) };
		},
		write: ({ cause, record, ...change }) => {
			if (!cause || !record) return;
			const shown = surfaces[cause.surface];
			const isKept = storeItem(LAST, fetchItem(LAST) ?? '');
			if (!isKept) report('storage', 'localStorage');
			const receipt = makeReceipt(
				{ ...change, cause, record },
				{
					config,
					gpc: privacySignal(),
					locale,
					site: location.hostname,
					configDigest,
					noticeDigest: shown?.noticeDigest ?? null,
					prevDigest: change.previous && last?.id === change.previous.receiptId ? last.digest : null,
					shown: shown?.snapshot,
					isKept,
				},
			);
			const letter = { id: receipt.receiptId, text: canonicalJson(receipt) };
			storeItem(LAST, letter.text);
			void digestLast();
			if (endpoint) outbox.put(letter);
			// In this very turn: the person may leave in the next.
			void send(letter);
			tell(letter, 'pending');
		},
	};
}
