import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { globSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { sampleReceipt } from './sample-receipt.ts';

/** What Node has in addition to what Deno, workers and browsers share; but `Buffer`, which Node's own `Request` needs. */
const names = ['process', 'global', 'setImmediate', 'clearImmediate', 'require', 'module'];

it('answers by the contract where no name of Node’s exists', async () => {
	const entry = new URL('../../src/receiver.ts', import.meta.url).href;
	const receipt = sampleReceipt();
	const program = `
		const say = console.log;
		// Node makes these when they are first used, and needs its own names for that.
		void [new Request('https://r.example', { method: 'POST', body: '' }).headers, new Response('').headers, crypto.subtle];
		for (const name of ${JSON.stringify(names)}) delete globalThis[name];
		const { createReceiver } = await import(${JSON.stringify(entry)});
		const kept = new Map();
		const store = {
			put: async (entries) => entries.map(({ receiptId, bodyHash }) => {
				if (kept.has(receiptId)) return kept.get(receiptId) === bodyHash ? 'seen' : 'mismatch';
				kept.set(receiptId, bodyHash);
				return 'new';
			}),
			missingNotices: async () => [],
			putNotices: async (notices) => notices.map(() => 'new'),
		};
		const token = 'k7Qm2Zx9Lw4Rt8Vb3Nc6Hd1Fg5Js0Pye';
		const receive = createReceiver({ store, token, limits: { proxies: 1, client: { perSecond: 1, burst: 5 } } });
		const post = (body, headers = {}) => receive(new Request('https://r.example', {
			method: 'POST', body: JSON.stringify(body), headers: { 'x-forwarded-for': '203.0.113.7', ...headers } }));
		const receipt = ${JSON.stringify(receipt)};
		const statuses = [];
		for (const body of [receipt, receipt, { ...receipt, seq: 2 }, {}]) statuses.push((await post(body)).status);
		const notice = { notice: { a: 1 }, schema: 'urn:yinyom:notice:1' };
		statuses.push((await post(notice, { authorization: 'Bearer ' + token })).status);
		// Who bears the token is not counted; the sixth of the others is one too many.
		for (const body of [receipt, receipt]) statuses.push((await post(body)).status);
		say(JSON.stringify([typeof process, ...statuses]));`;
	const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
		cwd: fileURLToPath(new URL('../../', import.meta.url)),
	});
	expect(JSON.parse(stdout)).toEqual(['undefined', 201, 200, 409, 422, 201, 200, 429]);
});

it('names no Buffer', () => {
	const sources = globSync('../../src/receiver/*.ts', { cwd: import.meta.dirname });
	expect(sources.length).toBeGreaterThan(10);
	const naming = sources.filter((name) => /\bBuffer\b/.test(readFileSync(new URL(name, import.meta.url), 'utf8')));
	expect(naming).toEqual([]);
});
