/** A counted WebSocket server on 127.0.0.1: what arrives over a connection that is already open is no request. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface SocketServer {
	/** `host:port` */
	readonly host: string;
	/** Pieces that arrived so far, the handshake not among them. */
	readonly heard: () => number;
	readonly close: () => void;
}

/** RFC 6455 §1.3. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export async function serveSockets(): Promise<SocketServer> {
	let heard = 0;
	const sockets = new Set<Duplex>();
	const server = createServer();
	server.on('upgrade', ({ headers }, socket: Duplex) => {
		const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${MAGIC}`).digest('base64');
		socket.write(
			`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
		);
		sockets.add(socket);
		socket.on('data', (data: Buffer) => {
			// The first four bits say "close" when the page ends the connection: that is no message.
			if (((data[0] ?? 0) & 15) !== 8) heard += 1;
		});
		socket.on('error', () => undefined);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		heard: () => heard,
		close: () => {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}
