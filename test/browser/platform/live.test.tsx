import { expect, it } from 'vitest';
import { watchLive } from '../../../src/platform/live.ts';

const native = { Worker, WebSocket };
const live = watchLive();

it('lists workers and connections as they are made', () => {
	const before = live.length;
	const url = URL.createObjectURL(new Blob(['']));
	const worker = new Worker(url);
	const socket = new WebSocket('ws://127.0.0.1:9');
	expect(live.slice(before)).toEqual([worker, socket]);
	expect(live.at(-1)?.url).toBe('ws://127.0.0.1:9/');
	worker.terminate();
	socket.close();
	URL.revokeObjectURL(url);
});

it('leaves what is made as it was: class, constants, name, errors', () => {
	const socket = new WebSocket('ws://127.0.0.1:9');
	expect(socket).toBeInstanceOf(native.WebSocket);
	expect(socket).toBeInstanceOf(WebSocket);
	expect([WebSocket.OPEN, WebSocket.name]).toEqual([1, 'WebSocket']);
	expect(String(Worker)).toMatch(/native code/);
	expect(() => new WebSocket('ws://[')).toThrow(DOMException);
	class Own extends WebSocket {}
	expect(new Own('ws://127.0.0.1:9')).toBeInstanceOf(Own);
	socket.close();
});
