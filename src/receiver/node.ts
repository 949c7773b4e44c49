import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handler } from './create-receiver.ts';

export interface ListenOptions {
	/** Default `127.0.0.1`: reached from elsewhere only when somebody says so. */
	readonly host?: string;
	/** 0 takes any free port. */
	readonly port: number;
	/** The one path that `handler` answers. Default: every path but `/healthz`. */
	readonly path?: string;
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
	{ host = '127.0.0.1', port, path }: ListenOptions,
): Promise<Listening> {
	// Imported here, so that the entry stays loadable where there is no Node.
	const [{ createServer }, { getRequestListener }] = await Promise.all([
		import('node:http'),
		import('@hono/node-server'),
	]);
	const listener: RequestListener = getRequestListener((request) => route(request, handler, path), {
		hostname: host,
		// A library does not replace its host's `Request` and `Response`.
		overrideGlobalObjects: false,
	});
	const server = createServer(limits, (incoming, outgoing) => {
		// A client that posts without pause on one connection would otherwise be served for as long as it likes.
		if (!server.listening) outgoing.setHeader('connection', 'close');
		listener(incoming, outgoing);
	});
	const { port: realPort } = await listen(server, host, port);
	const authority = `${host.includes(':') ? `[${host}]` : host}:${realPort}`;
	return { url: `http://${authority}${path ?? '/'}`, close: () => close(server) };
}

async function route(request: Request, handler: Handler, path?: string): Promise<Response> {
	const { pathname } = new URL(request.url);
	if (pathname === '/healthz' && request.method === 'GET') return plain(200, 'ok');
	if (path === undefined || pathname === path) return handler(request);
	return plain(404, `There is nothing here. Receipts go to ${path}`);
}

const plain = (status: number, text: string): Response =>
	new Response(`${text}\n`, {
		status,
		headers: { 'content-type': 'text/plain', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
	});

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
	return new Promise((resolve, reject) => {
		server.once('error', (cause: NodeJS.ErrnoException) => {
			const reason = reasons[cause.code ?? ''] ?? cause.message;
			reject(new Error(`yinyom receiver: cannot listen on ${host}, port ${port}: ${reason}`, { cause }));
		});
		server.listen({ host, port }, () => {
			const address = server.address();
			if (address && typeof address === 'object') resolve(address);
		});
	});
}

const reasons: Readonly<Record<string, string>> = {
	EADDRINUSE: 'another program listens there. Stop it, or choose another port (--port).',
	EACCES: 'this user may not. Choose a port from 1024 (--port).',
	EADDRNOTAVAIL: 'this machine has no such address. Choose another one (--host).',
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
