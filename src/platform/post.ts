import type { Letter } from './outbox.ts';

/** What became of one attempt. */
export type Outcome =
	/** The receiver named this very id: nothing less is delivery, not even a 2xx, which a captive portal gives too. */
	| { readonly kind: 'acknowledged' }
	/** The receiver will never take it. */
	| { readonly kind: 'refused'; readonly reason: unknown }
	/** Ask again, not before `after` milliseconds. */
	| { readonly kind: 'retry'; readonly reason: unknown; readonly after: number };

/** Answers that no repetition changes; everything else may be better tomorrow. */
const FINAL = [400, 409, 413, 415, 422];
const TIMEOUT = 15_000;

/** `Retry-After` in seconds (RFC 9110 §10.2.3), as milliseconds, a day at most; a date is left to our own waiting. */
const retryAfter = (value: string | null): number => Math.min(Math.max(Number(value) * 1000 || 0, 0), 864e5);

/**
 * Posts one receipt. `keepalive` lets it outlive the page; a text body needs no preflight, which would not.
 */
export async function post(endpoint: string, { id, text }: Letter): Promise<Outcome> {
	try {
		// As seen from the page, wherever a `<base>` in it points.
		const response = await fetch(new URL(endpoint, location.href), {
			method: 'POST',
			body: text,
			headers: { 'content-type': 'text/plain;charset=UTF-8' },
			keepalive: true,
			credentials: 'omit',
			redirect: 'error',
			referrerPolicy: 'no-referrer',
			signal: AbortSignal.timeout(TIMEOUT),
		});
		if (FINAL.includes(response.status)) return { kind: 'refused', reason: response.status };
		const answer = response.ok ? await response.json() : undefined;
		if (answer?.acks?.includes?.(id)) return { kind: 'acknowledged' };
		const reject = answer?.rejects?.find?.((entry: { id?: unknown }) => entry?.id === id);
		if (reject) return { kind: 'refused', reason: reject.code };
		return { kind: 'retry', reason: response.status, after: retryAfter(response.headers.get('retry-after')) };
	} catch (reason) {
		return { kind: 'retry', reason, after: 0 };
	}
}
