import type { PlainResponse } from './handler.ts';
import type { Result } from './intake.ts';
import { elsewhere, invalid, mismatch, newer, type Refusal, unasked } from './refusals.ts';
import type { NoticeResult } from './take-notice.ts';

/** A response before it is one: plain data, so that the decisions are made, and tested, without a network. */
export type Answer = Refusal | { readonly status: 200 | 201 | 202; readonly body: Acknowledgement } | Preflight;

type Preflight = { readonly status: 204; readonly headers: Readonly<Record<string, string>> };

/**
 * The body of every 2xx answer to a POST. A browser deletes its copy of a receipt only when `acks` names it: a bare
 * 200 may come from a captive portal.
 */
export interface Acknowledgement {
	readonly ok: true;
	readonly acks: readonly string[];
	/**
	 * An id that is in neither list is to be sent again later.
	 *
	 * Not kept, and sending them again will not help. `id` is `null` when it could not be read.
	 */
	readonly rejects: readonly { readonly id: string | null; readonly code: 'invalid' | 'mismatch' }[];
	/** Digests of notice texts this receiver would like to be sent. */
	readonly need: readonly string[];
}

/** For a receipt that came alone: what is wrong with it becomes the status. */
export function answerOne(result: Result, need: readonly string[]): Answer {
	if (result.outcome === 'invalid') return invalid(result.problems, result.id);
	if (result.outcome === 'mismatch') return mismatch(result.id);
	if (result.outcome === 'newer') return newer(result.id);
	if (result.outcome === 'elsewhere') return elsewhere(result.id);
	return acknowledge([result], need);
}

/** For a batch: what was not kept is listed, and costs the others nothing. 202 says that a text is wanted. */
export function acknowledge(results: readonly Result[], need: readonly string[]): Answer {
	const acks = new Set<string>();
	const rejects: Acknowledgement['rejects'][number][] = [];
	for (const { outcome, id } of results) {
		if (outcome === 'new' || outcome === 'seen') acks.add(id);
		else if (outcome === 'invalid' || outcome === 'mismatch') rejects.push({ id, code: outcome });
	}
	const status = need.length ? 202 : results.some(({ outcome }) => outcome === 'new') ? 201 : 200;
	return { status, body: { ok: true, acks: [...acks], rejects, need } };
}

/** For the text of a notice, which is acknowledged by its digest. */
export function answerNotice(result: NoticeResult): Answer {
	if (result.outcome === 'invalid') return invalid(result.problems, null);
	if (result.outcome === 'unasked') return unasked;
	const status = result.outcome === 'new' ? 201 : 200;
	return { status, body: { ok: true, acks: [result.digest], rejects: [], need: [] } };
}

/** The answer on the wire: never cached, and never a thing that a browser would run. */
export function respond(answer: Answer, corsHeaders: Readonly<Record<string, string>>): PlainResponse {
	const { status } = answer;
	const headers = {
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
		...corsHeaders,
		...('headers' in answer && answer.headers),
	};
	if (!('body' in answer)) return { status, headers, body: null };
	const type = status < 300 ? 'application/json' : 'application/problem+json';
	return { status, headers: { ...headers, 'content-type': type }, body: JSON.stringify(answer.body) };
}
