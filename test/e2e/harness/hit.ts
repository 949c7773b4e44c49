/** One request as it arrived at a test's server. */
import type { IncomingMessage } from 'node:http';

export interface Hit {
	readonly method: string;
	/** The path without its query. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string>>;
	/** `Sec-Fetch-Dest`: "document", "iframe", "script", "empty", … or "" when the browser sent none. */
	readonly dest: string;
	readonly body: string;
	/** Milliseconds since the epoch. */
	readonly time: number;
}

export async function readHit(request: IncomingMessage): Promise<Hit> {
	const time = Date.now();
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of request) chunks.push(chunk);
	} catch {
		// The browser cut the request short: what came is what counts.
	}
	const url = new URL(request.url ?? '/', 'http://127.0.0.1');
	const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
	return {
		method: request.method ?? '',
		path: url.pathname,
		query: url.searchParams,
		headers,
		dest: headers['sec-fetch-dest'] ?? '',
		body: Buffer.concat(chunks).toString('utf8'),
		time,
	};
}
