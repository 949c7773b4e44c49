import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { nextFree } from './next-free.ts';

export type Handler = (request: Request) => Response | Promise<Response>;

export interface OpenPort {
	/** Origin, without a slash at the end. */
	readonly url: string;
	serve(handler: Handler): void;
	close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Listens on `port` or one of the next; 0 lets the system choose.
 *
 * The handler comes later because the demo's servers name each other: every port has to be known before the first page
 * can be written.
 */
export async function openPort(port: number): Promise<OpenPort> {
	let handle: Handler = notYet;
	const listener = getRequestListener((request) => handle(request), { overrideGlobalObjects: false });
	const server = createServer(listener);
	await nextFree(port, async (free) => {
		server.listen(free, HOST);
		await once(server, 'listening');
	});
	const address = server.address();
	return {
		url: `http://${HOST}:${typeof address === 'object' && address ? address.port : port}`,
		serve(handler) {
			handle = handler;
		},
		async close() {
			const closed = once(server, 'close');
			server.close();
			// Open event streams would otherwise hold the process.
			server.closeAllConnections();
			await closed;
		},
	};
}

function notYet(): Response {
	return new Response('The demo is starting.', { status: 503 });
}
