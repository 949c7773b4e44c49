import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Handler, type PlainHandler, type PlainResponse, plainHandler } from './handler.ts';

export interface ListenOptions {
	/** Default `127.0.0.1`: reached from elsewhere only when somebody says so. */
	readonly host?: string;
	/** 0 takes any free port. */
	readonly port: number;
	/** The one path that `handler` answers. Default: every path but `/healthz`. */
	readonly path?: string;
	/** Rejects while nothing could be kept: `/healthz` is then 503. Default: it is 200 as long as this process answers. */
	readonly check?: () => Promise<void>;
	/** What an error calls `port` and `host`, such as `--port`. Default: by these names. */
	readonly called?: { readonly port: string; readonly host: string };
}

export interface Listening {
	/** Where receipts go, with the real port. */
	readonly url: string;
	/** Takes no more requests, lets those under way end (10 s at most), then resolves. */
	close(): Promise<void>;
}

/** Milliseconds, and bytes for the size. Node's own defaults let one slow client hold a connection for five minutes. */
const limits = {
	headersTimeout: 5_000,
	requestTimeout: 10_000,
	keepAliveTimeout: 5_000,
	connectionsCheckingInterval: 1_000,
	maxHeaderSize: 8 * 1024,
};
const DRAIN = 10_000;

/**
 * Serves a web-standard handler with Node's own HTTP server, and `GET /healthz` beside it.
 *
 * Plain HTTP: put what already ends TLS for the site in front.
 *
 * @throws when it cannot listen there, with what to do about it
 */
export async function listenNode(
	handler: Handler,
	{ host = '127.0.0.1', port, path, check = async () => {}, called = { port: 'port', host: 'host' } }: ListenOptions,
): Promise<Listening> {
	// Imported here, so that the entry stays loadable where there is no Node.
	const { createServer } = await import('node:http');
	const isHealthy = onceASecond(check);
	const answer = plainHandler(handler);
	const listener = listenerOf(async (request, client) => {
		const { pathname } = new URL(request.url);
		if (pathname === '/healthz' && /^(GET|HEAD)$/.test(request.method))
			return (await isHealthy()) ? plain(200, 'ok') : plain(503, 'Nothing can be kept now');
		if (path === undefined || pathname === path) return answer(request, client);
		return plain(404, `There is nothing here. Receipts go to ${path}`);
	}, host);
	const server = createServer(limits, (incoming, outgoing) => {
		// A client that posts without pause on one connection would otherwise be served for as long as it likes.
		if (!server.listening) outgoing.setHeader('connection', 'close');
		listener(incoming, outgoing);
	});
	const { port: realPort } = await listen(server, { host, port, called });
	const authority = `${host.includes(':') ? `[${host}]` : host}:${realPort}`;
	return { url: `http://${authority}${path ?? '/'}`, close: () => close(server) };
}

/** Node's `(IncomingMessage, ServerResponse)`, in words that do not need Node's types. */
export type NodeListener = (incoming: object, outgoing: object) => Promise<void>;

/**
 * A web-standard handler for Node's own server and for what is built on it, such as Express: `app.use('/consent', nodeListener(receive))`.
 * It reads the body itself, so it stands before any middleware that does.
 *
 * @param hostname for requests that name no host
 */
export function nodeListener(handler: Handler, hostname = 'localhost'): NodeListener {
	return listenerOf(plainHandler(handler), hostname);
}

function listenerOf(
	answer: (...asked: Parameters<PlainHandler>) => Promise<Response | PlainResponse>,
	hostname: string,
): NodeListener {
	// Loaded when first needed, for the same reason.
	let listener: Promise<RequestListener> | undefined;
	const load = async () => {
		const { getRequestListener } = await import('@hono/node-server');
		const { RESPONSE_ALREADY_SENT } = await import('@hono/node-server/utils/response');
		return getRequestListener(
			async (request, { incoming, outgoing }) => {
				const response = await answer(request, { address: incoming.socket?.remoteAddress });
				if (response instanceof Response) return response;
				send(response, outgoing as ServerResponse);
				return RESPONSE_ALREADY_SENT;
			},
			// A library does not replace its host's `Request` and `Response`.
			{ hostname, overrideGlobalObjects: false },
		);
	};
	return async (incoming, outgoing) =>
		(await (listener ??= load()))(incoming as IncomingMessage, outgoing as ServerResponse);
}

/** In one piece, so that Node adds the `Content-Length` by itself. */
function send({ status, headers, body }: PlainResponse, outgoing: ServerResponse): void {
	outgoing.statusCode = status;
	for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
	outgoing.end(body ?? undefined);
}

/** Asks once a second at most: whoever calls `/healthz` without pause must not keep the disk busy. */
function onceASecond(check: () => Promise<void>): () => Promise<boolean> {
	let last: { readonly at: number; readonly isHealthy: Promise<boolean> } | undefined;
	return () => {
		const at = performance.now();
		if (!last || at - last.at > 1000)
			last = {
				at,
				isHealthy: check().then(
					() => true,
					() => false,
				),
			};
		return last.isHealthy;
	};
}

const plain = (status: number, text: string): PlainResponse => ({
	status,
	headers: { 'content-type': 'text/plain', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
	body: `${text}\n`,
});

function listen(
	server: Server,
	{ host, port, called }: Required<Pick<ListenOptions, 'host' | 'port' | 'called'>>,
): Promise<AddressInfo> {
	return new Promise((resolve, reject) => {
		server.once('error', (cause: NodeJS.ErrnoException) => {
			const reason = reasons[cause.code ?? '']?.(called) ?? cause.message;
			reject(new Error(`yinyom receiver: cannot listen on ${host}, port ${port}: ${reason}`, { cause }));
		});
		server.listen({ host, port }, () => {
			const address = server.address();
			if (address && typeof address === 'object') resolve(address);
		});
	});
}

const reasons: Readonly<Record<string, (called: Required<ListenOptions>['called']) => string>> = {
	EADDRINUSE: ({ port }) => `another program listens there. Stop it, or choose another port (${port}).`,
	EACCES: ({ port }) => `this user may not. Choose a port from 1024 (${port}).`,
	ENOTFOUND: ({ host }) => `there is no such host. Choose another one (${host}).`,
	EADDRNOTAVAIL: ({ host }) => `this machine has no such address. Choose another one (${host}).`,
};

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		// A closing server neither times out its clients nor ends a kept-alive connection that has just fallen idle.
		const idle = setInterval(() => server.closeIdleConnections(), 50);
		const late = setTimeout(() => server.closeAllConnections(), DRAIN);
		server.close(() => {
			clearInterval(idle);
			clearTimeout(late);
			resolve();
		});
	});
}
