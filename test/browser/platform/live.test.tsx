import { expect, it } from 'vitest';
import { watchLive } from '../../../src/platform/live.ts';

const native = { Worker, WebSocket };
const { started, roots } = watchLive();

it('lists workers and connections as they are made', () => {
	const before = started.length;
	const url = URL.createObjectURL(new Blob(['']));
	const worker = new Worker(url);
	const socket = new WebSocket('ws://127.0.0.1:9');
	expect(started.slice(before)).toEqual([worker, socket]);
	expect(started.at(-1)?.url).toBe('ws://127.0.0.1:9/');
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

it('knows the closed shadow root of a host, and nothing of an open one', () => {
	const [closed, open] = [document.createElement('div'), document.createElement('div')];
	const root = closed.attachShadow({ mode: 'closed' });
	open.attachShadow({ mode: 'open' });
	expect(roots.get(closed)).toBe(root);
	expect(roots.get(open)).toBeUndefined();
});
