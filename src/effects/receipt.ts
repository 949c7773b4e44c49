import type { ResolvedConfig } from '../config/types.ts';
import type { Receipt } from '../consent/receipt.ts';
import { canonicalJson } from '../consent/canonical-json.ts';
import { makeReceipt } from '../consent/make-receipt.ts';
import type { Guard, Shown } from '../guard/contract.ts';
import { digest } from '../platform/digest.ts';
import { fetchItem, RECEIPT, storeItem } from '../platform/memory.ts';
import { createOutbox, type Letter } from '../platform/outbox.ts';
import { listen, quietly } from '../platform/page.ts';
import { type Outcome, post, send } from '../platform/post.ts';
import { privacySignal } from '../platform/privacy-signal.ts';
import { readLosses, staleKeys } from '../platform/lost.ts';
import { afterPaintOrAtLeaving } from '../platform/turn.ts';
import type { Surfaces } from './deliver.ts';
import type { Change } from './index.ts';
import { retryable } from './retryable.ts';

/** Milliseconds within which a page that has just opened looks for what an earlier one left. */
const LOOK_WITHIN = 2000;

/** Writes a receipt for each decision and sees that it arrives. */
export interface Receipts {
	readonly write: (change: Change) => void;
	readonly shown: (snapshot: Shown) => Promise<void>;
}

export async function createReceipts(
	guard: Pick<Guard, 'emit' | 'gcm' | 'law' | 'load' | 'report' | 'state' | 'use'>,
	config: ResolvedConfig,
	/** Of the texts, should a decision be made without any. */
	locale: string,
): Promise<Receipts> {
	const { emit, load, report, state, use } = guard;
	const { endpoint = '' } = config.receipts;
	const outbox = createOutbox();
	const surfaces: Surfaces = {};
	let last: { readonly text: string; readonly digest: string | null } | undefined;
	/** Ids on their way from this tab: two at most, one that has waited and one of this click, which cannot wait for it. */
	const sending = new Set<string>();
	/** Something may still wait. */
	let isLeft = false;

	// Digests take a turn of the event loop that a click may not have: a person can decide and leave in one.
	const digestLast = async (text = fetchItem(RECEIPT) ?? '') => {
		last = { text, digest: await digest(text) };
	};

	/** Quietly: what waits in storage may have been tampered with. */
	const tell = ({ text }: Letter, status: 'stored' | 'refused') =>
		quietly(() => emit('receipt', { receipt: JSON.parse(text) as Receipt, status }));

	/** One attempt; `undefined` while another one is under way, or the receiver wants to be left alone. */
	const attempt = async (letter: Letter, isLasting: boolean): Promise<Outcome | undefined> => {
		if (sending.size > 1 || sending.has(letter.id) || outbox.restLeft()) return undefined;
		sending.add(letter.id);
		const outcome = await post(endpoint, letter, isLasting);
		sending.delete(letter.id);
		if (outcome.kind === 'acknowledged') {
			outbox.remove(letter.id);
			tell(letter, 'stored');
		}
		return outcome;
	};

	// A part of its own, because who has no receipt waiting needs none of it.
	const delivery = retryable(async () => {
		const { createDelivery } = await load('yinyom-outbox');
		return createDelivery({ attempt, outbox, report, send, surfaces, tell }, endpoint);
	});
	const deliver = (letter?: Letter, outcome?: Outcome) => {
		isLeft = true;
		void use(delivery(), (each) => each(letter, outcome));
	};
	const take = async (letter: Letter) => {
		const outcome = await attempt(letter, true);
		if (isLeft || outcome?.kind !== 'acknowledged' || outcome.need) deliver(letter, outcome);
	};

	for (const type of ['online', 'pageshow', 'visibilitychange']) listen(type, () => isLeft && deliver());
	listen<StorageEvent>('storage', ({ key }) => key === RECEIPT && digestLast());

	await digestLast();
	const configDigest = await digest(canonicalJson(config));
	/** What an earlier page left; a database is asked, because a killed browser may have forgotten everything else. */
	const look = async () => {
		const count = await outbox.database((letters) => letters.count());
		// Not at once: a receiver that comes back would meet all who waited for it in the same moment.
		if (count || outbox.unmark() || staleKeys().length) setTimeout(deliver, Math.random() * LOOK_WITHIN);
	};
	if (endpoint) void look();

	return {
		shown: async (snapshot) => {
			const text = canonicalJson(snapshot);
			const noticeDigest = await digest(text);
			surfaces[snapshot.layer] = { snapshot, text, noticeDigest };
		},
		write: ({ cause, implied = [], record, ...change }) => {
			if (!cause || !record) return;
			const shown = surfaces[cause.surface];
			const isKept = storeItem(RECEIPT, '');
			if (!isKept) report('storage', 'localStorage');
			const receipt = makeReceipt(
				{ ...change, withdrawn: change.withdrawn.filter((id) => !implied.includes(id)), cause, record },
				{
					config,
					granted: state.verdict.granted,
					law: guard.law,
					gcm: guard.gcm,
					gpc: privacySignal(),
					// The language may have been chosen since.
					locale: shown?.snapshot.locale ?? locale,
					site: location.hostname,
					configDigest,
					noticeDigest: shown?.noticeDigest ?? null,
					prevDigest: last?.text.includes(`"receiptId":"${change.previous?.receiptId}"`) ? last.digest : null,
					shown: shown?.snapshot,
					isKept,
					losses: readLosses(),
				},
			);
			const letter = { id: receipt.receiptId, text: canonicalJson(receipt) };
			storeItem(RECEIPT, letter.text);
			void digestLast(letter.text);
			if (endpoint) {
				outbox.keep(letter);
				// A database, a cookie and a request are the longer half of the click's task; localStorage has it by now.
				afterPaintOrAtLeaving(() => {
					outbox.put(letter);
					void take(letter);
				});
			}
			emit('receipt', { receipt, status: 'pending' });
		},
	};
}
