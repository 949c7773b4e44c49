import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A connection without an HTTP client's good manners. */
export function rawSocket(url: string): { socket: Socket; answer: Promise<string> } {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	onTestFinished(() => void socket.destroy());
	const answer = new Promise<string>((resolve) => {
		let text = '';
		socket.on('data', (chunk) => {
			text += chunk.toString('latin1');
		});
		// A server that refuses in mid-body may reset the connection after its answer.
		socket.on('error', () => {});
		socket.on('close', () => resolve(text));
	});
	return { socket, answer };
}

/** Sends one request as it is, and gives whatever came back until the server hung up. */
export async function sendRaw(url: string, lines: readonly string[], body = ''): Promise<string> {
	const { socket, answer } = rawSocket(url);
	socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
	return answer;
}
