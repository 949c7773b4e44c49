/** Posts as fast as answers come, from several clients at once, each with a connection of its own. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { canonicalJson } from '../../../src/consent/canonical-json.ts';
import type { Receipt, ReceiptEntry } from '../../../src/receiver.ts';
import { sampleReceipt } from '../../receiver/sample-receipt.ts';

export interface Load {
	readonly perSecond: number;
	/** Milliseconds that 99 of 100 requests stayed below. */
	readonly p99: number;
	/** Answers that were no 201. */
	readonly failed: number;
}

/** @param work does one thing for a client and resolves when it is answered */
export async function measure(
	clients: number,
	milliseconds: number,
	work: (client: number) => Promise<boolean>,
): Promise<Load> {
	const times: number[] = [];
	let failed = 0;
	const begin = performance.now();
	// What comes first warms up: connections, compiled code, the first pages of a file.
	const from = begin + milliseconds / 4;
	const end = from + milliseconds;
	await Promise.all(
		Array.from({ length: clients }, async (_, client) => {
			for (let now = performance.now(); now < end; ) {
				const isKept = await work(client);
				const then = performance.now();
				if (!isKept) failed++;
				else if (then >= from && then < end) times.push(then - now);
				now = then;
			}
		}),
	);
	times.sort((one, other) => one - other);
	return {
		perSecond: (times.length / milliseconds) * 1000,
		p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
		failed,
	};
}

/** Receipts with ids of their own, as the browser writes them. */
export function receiptTexts(): () => string {
	const { receiptId, consentId }: Receipt = sampleReceipt();
	const [start = '', middle = '', end = ''] = JSON.stringify(sampleReceipt({ receiptId, consentId })).split(
		new RegExp(`${receiptId}|${consentId}`),
	);
	return () => `${start}${crypto.randomUUID()}${middle}${crypto.randomUUID()}${end}`;
}

/** The same as a store gets them, without what the receiver does before. */
export function entries(): () => ReceiptEntry {
	const nextText = receiptTexts();
	const one: Receipt = JSON.parse(nextText());
	const bodyHash = `sha256-${createHash('sha256').update(nextText()).digest('base64url')}`;
	const [start = '', middle = '', end = ''] = canonicalJson(one).split(new RegExp(`${one.receiptId}|${one.consentId}`));
	return () => {
		const [receiptId, consentId] = [crypto.randomUUID(), crypto.randomUUID()];
		return {
			receiptId,
			consentId,
			site: one.scope.site,
			seq: one.seq,
			state: one.event.state,
			eventTime: one.event.time,
			receivedAt: new Date().toISOString(),
			noticeDigest: one.notice.noticeDigest,
			// "consentId" comes before "receiptId".
			body: `${start}${consentId}${middle}${receiptId}${end}`,
			bodyHash,
		};
	};
}

/** One connection that is kept; `node:http` as a client would take more of the two cores than the server under test. */
export async function openPoster(url: URL): Promise<{ post(body: string): Promise<boolean>; close(): void }> {
	const socket: Socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
	await once(socket, 'connect');
	let answer = '';
	let settle: ((isKept: boolean) => void) | undefined;
	const done = (isKept: boolean) => {
		answer = '';
		settle?.(isKept);
	};
	socket.setEncoding('latin1');
	socket.on('data', (chunk: string) => {
		answer += chunk;
		const head = answer.indexOf('\r\n\r\n');
		if (head < 0) return;
		const length = Number(/content-length: *(\d+)/i.exec(answer)?.[1]);
		const isWhole = Number.isNaN(length) ? answer.endsWith('0\r\n\r\n') : answer.length >= head + 4 + length;
		if (isWhole) done(answer.startsWith('HTTP/1.1 201'));
	});
	socket.on('error', () => done(false));
	socket.on('close', () => done(false));
	const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: text/plain;charset=UTF-8\r\norigin: https://shop.example\r\ncontent-length: `;
	return {
		post: (body) =>
			new Promise((resolve) => {
				settle = resolve;
				if (socket.destroyed) resolve(false);
				else socket.write(`${head}${body.length}\r\n\r\n${body}`);
			}),
		close: () => socket.destroy(),
	};
}

/**
 * Posts to a receiver from so many clients.
 *
 * @param size receipts in one request; one is what a browser sends, up to 16 what a server of the owner's may pass on
 * @returns receipts in a second, and the time of a request
 */
export async function loadReceiver(url: string, clients: number, milliseconds: number, size = 1): Promise<Load> {
	const target = new URL(url);
	const posters = await Promise.all(Array.from({ length: clients }, () => openPoster(target)));
	const nextText = receiptTexts();
	const nextBody = size === 1 ? nextText : () => `[${Array.from({ length: size }, nextText).join()}]`;
	try {
		const { perSecond, ...load } = await measure(
			clients,
			milliseconds,
			(client) => posters[client]?.post(nextBody()) ?? Promise.resolve(false),
		);
		return { ...load, perSecond: perSecond * size };
	} finally {
		for (const poster of posters) poster.close();
	}
}
