/**
 * The text of a request's body, as far as it stays within `limit` bytes.
 *
 * No server hands on more than the `Content-Length` that it was told, so a short one is read in one go: a stream costs as much
 * as keeping the receipt. Without one, bytes are counted as they come, and what is over the limit is never held in memory.
 */
export async function readText(
	request: Request,
	limit: number,
): Promise<{ readonly text: string; readonly size: number } | { readonly fault: 'too-large' | 'unreadable' }> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		if (Number(request.headers.get('content-length') ?? Number.NaN) <= limit) {
			const bytes = await request.arrayBuffer();
			const size = bytes.byteLength;
			return size > limit ? { fault: 'too-large' } : { text: decoder.decode(bytes), size };
		}
		let text = '';
		let size = 0;
		for await (const chunk of request.body ?? []) {
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
