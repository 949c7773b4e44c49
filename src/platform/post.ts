import type { Letter } from './outbox.ts';

/** What became of one attempt. */
export type Outcome =
	/**
	 * The receiver named this very id: nothing less is delivery, not even a 2xx, which a captive portal gives too.
	 * `need`: digests of notice texts that it has not got, as it says; nothing when it has all.
	 */
	| { readonly kind: 'acknowledged'; readonly need: unknown }
	/** The receiver will never take it. */
	| { readonly kind: 'refused'; readonly reason: unknown }
	/** Ask again; `after`: what the receiver says of when, see `waitOf`. */
	| { readonly kind: 'retry'; readonly reason: unknown; readonly after: string | null };

/** Answers that no repetition changes; everything else may be better tomorrow. */
const FINAL = [400, 409, 413, 415, 422];
const TIMEOUT = 15_000;
/** An acknowledgement is a few hundred letters; an answer that does not end is read no further. */
const LONGEST = 65_536;
/** Half of what all requests that outlive a page may weigh together (Fetch, "keepalive"): the page sends some too. */
const LASTING = 32_768;

/** What a body says as JSON, or nothing: of another language, broken off, or without end. */
async function readJson({ body }: Response) {
	if (!body) return undefined;
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	let text = '';
	while (text.length < LONGEST) {
		const { done, value } = await reader.read();
		if (done) return JSON.parse(text);
		text += value;
	}
	return reader.cancel();
}

/** Sends a text in a way that needs no preflight, and names neither the page nor the person. */
export const send = (endpoint: string, body: string, keepalive: boolean): Promise<Response> =>
	// As seen from the page, wherever a `<base>` in it points.
	fetch(new URL(endpoint, location.href), {
		method: 'POST',
		body,
		headers: { 'content-type': 'text/plain;charset=UTF-8' },
		keepalive,
		credentials: 'omit',
		redirect: 'error',
		referrerPolicy: 'no-referrer',
		signal: AbortSignal.timeout(TIMEOUT),
	});

/**
 * Posts one receipt; never rejects.
 *
 * @param isLasting whether it should outlive the page. That has a budget, which others may have used up: then it fails at
 *   once, and a second attempt has to do without.
 */
export async function post(endpoint: string, { id, text }: Letter, isLasting: boolean): Promise<Outcome> {
	try {
		const response = await send(endpoint, text, isLasting && text.length < LASTING);
		const { ok, status: reason, headers } = response;
		if (FINAL.includes(reason)) return { kind: 'refused', reason };
		const answer = ok && (await readJson(response).catch(() => undefined));
		if (answer?.acks?.includes?.(id)) return { kind: 'acknowledged', need: answer.need?.length && answer.need };
		const reject = answer?.rejects?.find?.((entry: { id?: unknown } | null) => entry?.id === id);
		if (reject) return { kind: 'refused', reason: reject.code };
		return { kind: 'retry', reason, after: headers.get('retry-after') };
	} catch (reason) {
		return { kind: 'retry', reason, after: null };
	}
}
