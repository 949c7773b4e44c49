/**
 * The text of a request's body, as far as it stays within `limit` bytes.
 *
 * Bytes are counted as they come: `Content-Length` is a claim, and a chunked body makes none. What is over the limit
 * is never held in memory.
 */
export async function readText(
	body: ReadableStream<Uint8Array> | null,
	limit: number,
): Promise<{ readonly text: string; readonly size: number } | { readonly fault: 'too-large' | 'unreadable' }> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let text = '';
	let size = 0;
	try {
		for await (const chunk of body ?? []) {
			size += chunk.byteLength;
			if (size > limit) return { fault: 'too-large' };
			text += decoder.decode(chunk, { stream: true });
		}
		return { text: text + decoder.decode(), size };
	} catch {
		// The sender hung up, or these bytes are no UTF-8; either way there is nothing to read.
		return { fault: 'unreadable' };
	}
}

/** What a text says as JSON; wrapped, because `undefined` and `null` must not look alike. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined;
	}
}
