import type { Cause } from '../consent/change.ts';
import { isReceipt } from '../consent/receipt-form.ts';
import type { Guard, Shown } from '../guard/contract.ts';
import { countLoss, setAside, staleKeys, takeOut } from '../platform/lost.ts';
import { fetchItem, itemKeys, OUTBOX, storeItem, WAIT } from '../platform/memory.ts';
import type { Letter, Outbox } from '../platform/outbox.ts';
import { waitOf } from '../platform/retry-after.ts';
import type { Outcome, send as sendText } from '../platform/post.ts';

/** First wait after a failure and the longest, in milliseconds; between them it doubles. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 300_000;
/** After this many failures in a row the page is left in peace; the next one tries again, once. */
const ATTEMPTS = 10;
/** Receipts that a browser keeps for a receiver that is not there: about half a megabyte. */
const MOST = 500;
/** Of these, the latest that are never given up; the very first is not either. */
const LATEST = 50;
/** Thirteen months, in milliseconds: beyond them a proof that nobody took is of no use to anybody. */
const OLD = 400 * 864e5;

/**
 * Sees to receipts that did not arrive at once: tries all that wait, one after the other, until one fails.
 *
 * With a letter it goes on after a first attempt at that one; without an outcome there was none.
 */
export type Deliver = (letter?: Letter, outcome?: Outcome) => void;

/** What was shown last, by where: the snapshot, its text in canonical JSON, and the digest of that. */
export type Surfaces = Partial<
	Record<Cause['surface'], { readonly snapshot: Shown; readonly text: string; readonly noticeDigest: string | null }>
>;

/** When a receipt was made, and until when it counts, as it says itself. */
const timesOf = ({ text }: Letter) => /"time":"([^"]*)","validUntil":"([^"]*)"/.exec(text)?.slice(1) ?? [];

const isOver = (letter: Letter) => {
	const [time = '', validUntil = ''] = timesOf(letter);
	return Date.now() > Math.min(Date.parse(time) + OLD, Date.parse(validUntil));
};

export function createDelivery(
	{
		attempt,
		outbox,
		report,
		send,
		surfaces,
		tell,
	}: Pick<Guard, 'report'> & {
		/** One attempt; `undefined` while this one is under way, or too many are, or the receiver wants to be left alone. */
		readonly attempt: (letter: Letter, isLasting: boolean) => Promise<Outcome | undefined>;
		readonly outbox: Outbox;
		readonly send: typeof sendText;
		readonly tell: (letter: Letter, status: 'refused') => unknown;
		/** What was shown last, by where. */
		readonly surfaces: Surfaces;
	},
	endpoint: string,
): Deliver {
	const { database, keep, memory } = outbox;
	/** How often each failed on this page: one that always fails waits behind those that may not. */
	const tries = new Map<string, number>();
	let failures = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isRunning = false;
	let isWanted = false;
	let isTold = false;

	/** Once a page: an owner who looks sees it, and a console that nobody looks at stays empty. */
	const complain = (code: 'receipt' | 'waiting', reason: unknown) => {
		if (!isTold) report(code, endpoint, reason);
		isTold = true;
	};
	const later = (milliseconds: number) => {
		clearTimeout(timer);
		timer = setTimeout(deliver, milliseconds);
	};
	const giveUp = ({ id, text }: Letter) => {
		setAside(id, text);
		outbox.remove(id);
	};
	/** The receiver asks for what its receipts prove; a failure costs nothing, the next receipt is asked again. */
	const upload = async (need: unknown) => {
		for (const { noticeDigest, text } of Object.values(surfaces))
			if (noticeDigest && Array.isArray(need) && need.includes(noticeDigest))
				await send(endpoint, `{"notice":${text},"schema":"urn:yinyom:notice:1"}`, false).catch(() => undefined);
	};

	const settle = (letter: Letter, outcome: Outcome) => {
		if (outcome.kind === 'acknowledged') {
			failures = 0;
			void upload(outcome.need);
		} else if (outcome.kind === 'refused') {
			giveUp(letter);
			complain('receipt', outcome.reason);
			tell(letter, 'refused');
		} else {
			tries.set(letter.id, (tries.get(letter.id) ?? 0) + 1);
			complain('waiting', outcome.reason);
			if (isOver(letter)) {
				countLoss('expired');
				outbox.remove(letter.id);
			}
			const after = waitOf(outcome.after);
			// On the next page too.
			if (after) storeItem(WAIT, `${Date.now() + after}`);
			// Full jitter: clients that failed together do not come back together. And never more than one in a second.
			const wait = Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** ++failures);
			if (failures < ATTEMPTS) later(after + Math.max(wait, FIRST_WAIT));
		}
	};

	/** Another tab may have delivered it. */
	const has = (id: string) => memory.has(id) || fetchItem(OUTBOX + id) != null;
	/** All that wait, from both storages and from memory. What comes from a storage may be anything by now. */
	const all = async (): Promise<readonly Letter[]> => {
		// Back to where every tab sees when one of them has delivered it.
		for (const { id, text } of (await database<Letter[]>((letters) => letters.getAll())) ?? [])
			if (!has(id)) keep({ id, text: `${text}` });
		outbox.unmark();
		return [
			...itemKeys()
				.filter((key) => key.startsWith(OUTBOX))
				.map((key) => ({ id: key.slice(OUTBOX.length), text: `${fetchItem(key)}` })),
			...Array.from(memory, ([id, text]) => ({ id, text })),
		];
	};

	const waiting = async () => {
		for (const key of staleKeys()) outbox.put(takeOut(key));
		const letters = (await all()).filter((letter) => isReceipt(letter.id, letter.text) || giveUp(letter));
		if (letters.length > MOST) {
			letters.sort((one, other) => (`${timesOf(one)}` < `${timesOf(other)}` ? -1 : 1));
			for (const { id } of letters.splice(1, Math.min(letters.length - MOST, letters.length - LATEST))) {
				// Another tab may have done so.
				if (has(id)) countLoss('overflow');
				outbox.remove(id);
			}
		}
		return letters.sort((one, other) => (tries.get(one.id) ?? 0) - (tries.get(other.id) ?? 0));
	};

	const deliver = async () => {
		isWanted = true;
		if (isRunning || failures >= ATTEMPTS) return;
		clearTimeout(timer);
		isRunning = true;
		// What came in meanwhile is not in the list of this round.
		while (isWanted) {
			isWanted = false;
			for (const letter of await waiting()) {
				if (!has(letter.id)) continue;
				// What outlives the page has a budget, which may be what failed.
				const outcome = await attempt(letter, !failures);
				if (outcome) settle(letter, outcome);
				else later(Math.max(outbox.restLeft(), FIRST_WAIT));
				if (outcome?.kind !== 'retry' && !outbox.restLeft()) continue;
				isWanted = false;
				break;
			}
		}
		isRunning = false;
	};

	return (letter, outcome) => {
		if (letter && outcome) settle(letter, outcome);
		if (outcome?.kind !== 'retry') void deliver();
	};
}
