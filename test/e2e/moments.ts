/** What several scenarios ask of a page in the same words. */
import type { Visitor } from './harness/visitor.ts';

/** Long enough for anything that was going to be sent to have arrived; what never comes has no event to await. */
export const quiet = (visitor: Visitor, milliseconds = 400): Promise<void> =>
	visitor.eval((time) => new Promise<void>((done) => setTimeout(done, time)), milliseconds);

/** Until the part that keeps decisions, and with it the watch for what must stop, is on the page: it stands in for constructors. */
export const untilPrepared = (visitor: Visitor): Promise<boolean> =>
	visitor.waitFor(() => WebSocket.prototype.constructor !== WebSocket);

/** How many receipts wait in the browser. */
export const waitingReceipts = (visitor: Visitor): Promise<number> =>
	visitor.eval(() => Object.keys(localStorage).filter((key) => key.startsWith('yinyom:outbox:')).length);

/** Our messages on the console, where the driver hears it. */
export async function said(visitor: Visitor): Promise<readonly string[]> {
	if (!visitor.can.console) return [];
	return (await visitor.consoleMessages()).map(({ text }) => text).filter((text) => text.startsWith('yinyom:'));
}

/** What was asked of a site, sorted: requests that leave together arrive in any order. */
export const paths = (site: { readonly hits: () => readonly { readonly path: string }[] }): readonly string[] =>
	site
		.hits()
		.map(({ path }) => path)
		.sort();
