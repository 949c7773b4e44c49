import type { Verdict } from '../chain/verify-store.ts';
import { type Html, html } from './html.ts';
import { grouped } from './overview.ts';

/** Milliseconds until a store is looked at again, at most once in that time however often the page is opened. */
const HOUR = 36e5;

export type Look =
	| { readonly state: 'none' }
	| { readonly state: 'running' }
	| { readonly state: 'failed' }
	| { readonly state: 'done'; readonly verdict: Verdict; readonly at: string };

/**
 * Verifies in the background: answers at once with what the last look came to.
 *
 * @param verify absent where there is nothing to verify with
 */
export function createVerdict(verify: (() => Promise<Verdict>) | undefined, now: () => number): () => Look {
	let look: Look = { state: verify ? 'running' : 'none' };
	let startedAt = Number.NEGATIVE_INFINITY;
	const run = async (work: () => Promise<Verdict>) => {
		try {
			look = { state: 'done', verdict: await work(), at: new Date(now()).toISOString() };
		} catch {
			look = { state: 'failed' };
		}
	};
	return () => {
		if (verify && now() - startedAt > HOUR) {
			startedAt = now();
			void run(verify);
		}
		return look;
	};
}

/** One line for the first page; the command says more. */
export function verdictView(look: Look): Html {
	if (look.state === 'none') return html`<li><strong>not yet verified</strong>run: yinyom verify</li>`;
	if (look.state === 'running')
		return html`<li><strong>not yet verified</strong>the chain is being read; load this page again</li>`;
	if (look.state === 'failed') return html`<li class="alarm"><strong>could not verify</strong>run: yinyom verify</li>`;
	const { verdict, at } = look;
	const counts = `${grouped(verdict.entries)} entries, ${grouped(verdict.signed)} under a checkpoint, ${grouped(verdict.waiting)} waiting`;
	return verdict.isWhole
		? html`<li><strong>unchanged</strong>${counts}; verified ${at}</li>`
		: html`<li class="alarm"><strong>${grouped(verdict.alarms)} alarms</strong>${counts}; ${verdict.findings.find(({ severity }) => severity === 'alarm')?.what ?? ''}. Run: yinyom verify</li>`;
}
