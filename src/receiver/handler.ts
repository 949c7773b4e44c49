import type { Client } from './client.ts';

/** @param client where the request came from; without it there is no limit per client */
export type Handler = (request: Request, client?: Client) => Promise<Response>;

/** A response before it is one. */
export interface PlainResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | null;
}

export type PlainHandler = (request: Request, client: Client) => Promise<PlainResponse>;

/** Kept apart from the handlers, so that to whoever calls one it is a function from `Request` to `Response` and nothing else. */
const known = new WeakMap<Handler, PlainHandler>();

/** A web-standard handler of one that answers with plain data. */
export function webHandler(plain: PlainHandler): Handler {
	const handler: Handler = async (request, client = {}) => {
		const { body, ...init } = await plain(request, client);
		return new Response(body, init);
	};
	known.set(handler, plain);
	return handler;
}

/**
 * What is behind a handler, for a server that can write plain data: making a `Response`, and reading it again to send it, costs
 * Node more than all else that HTTP does. A handler of another make is answered with as it is.
 */
export const plainHandler = (handler: Handler): Handler | PlainHandler => known.get(handler) ?? handler;
