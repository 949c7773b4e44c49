import { fetchItem, itemKeys, storeItem } from './memory.ts';

/** Version of this package, set when it is built. */
declare const __VERSION__: string;

/** Prefix of the keys of receipts that were set aside; the version that did so follows, then the id. */
const DEAD = 'yinyom:dead:';
const OWN = `${DEAD}${__VERSION__}:`;
/** Set aside and kept at a time; the rest is only counted. */
const MOST = 20;
const COUNTS = 'yinyom:losses';

/** As a receipt tells them. */
interface Losses {
	expired: number;
	dead: number;
	overflow: number;
}

/** How many receipts this browser has lost so far; `undefined`: none. */
export function readLosses(): Losses | undefined {
	// Others can write there too: what is no number is none.
	const counts = (fetchItem(COUNTS) ?? '').split(' ').map((each) => Number(each) >>> 0);
	const [expired = 0, dead = 0, overflow = 0] = counts;
	return expired + dead + overflow ? { expired, dead, overflow } : undefined;
}

/** Counts one more receipt as lost, or with `-1` one as found again. */
export function countLoss(kind: keyof Losses, by: 1 | -1 = 1): void {
	const losses = readLosses() ?? { expired: 0, dead: 0, overflow: 0 };
	losses[kind] = Math.max(losses[kind] + by, 0);
	storeItem(COUNTS, `${losses.expired} ${losses.dead} ${losses.overflow}`);
}

/** What another version of this widget set aside: what the receiver would not take from that one, it may from this. */
export const staleKeys = (): readonly string[] =>
	itemKeys().filter((key) => key.startsWith(DEAD) && !key.startsWith(OWN));

/** Takes one of these out: it has one more chance. */
export function takeOut(key: string): { readonly id: string; readonly text: string } {
	const text = fetchItem(key) ?? '';
	localStorage.removeItem(key);
	countLoss('dead', -1);
	return { id: key.slice(key.lastIndexOf(':') + 1), text };
}

/** Sets a text aside, where it holds up nothing. */
export function setAside(id: string, text: string): void {
	if (itemKeys().filter((key) => key.startsWith(DEAD)).length < MOST) storeItem(OWN + id, text);
	countLoss('dead');
}
