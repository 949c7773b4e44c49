/** The servers that the README puts the receiver into, as they stand there. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from './run-cli.ts';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code = '']) => code);

/** Runs the block that begins so; it may name the package and a file, which are here somewhere else. */
async function example(firstLine: string): Promise<{ db: string; exports: Record<string, unknown> }> {
	const code = blocks.find((each) => each.startsWith(`// ${firstLine}`)) ?? '';
	expect(code.trim().split('\n').length).toBeLessThanOrEqual(11);
	const folder = fileURLToPath(new URL(`.cache/readme-${crypto.randomUUID()}/`, root));
	mkdirSync(folder, { recursive: true });
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const entry = fileURLToPath(new URL('src/receiver.ts', root));
	const db = temporaryFile();
	writeFileSync(
		`${folder}example.ts`,
		code.replace("'yinyom/receiver'", JSON.stringify(entry)).replaceAll('receipts.sqlite', db).replace('8787', '0'),
	);
	return { db, exports: await import(pathToFileURL(`${folder}example.ts`).href) };
}

async function listening(listener: Parameters<typeof createServer>[1]): Promise<string> {
	const server = createServer(listener).listen(0, '127.0.0.1');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	await new Promise((resolve) => server.once('listening', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/consent`;
}

/** What every one of them has to do. */
async function speaks(db: string, ask: (init: RequestInit) => Promise<Response>): Promise<void> {
	const receipt = sampleReceipt();
	const body = JSON.stringify({ ...receipt, scope: { ...receipt.scope, site: 'www.example.co.th' } });
	for (const status of [201, 200]) {
		const response = await ask({ method: 'POST', body, headers: { origin: 'https://www.example.co.th' } });
		expect(response.status).toBe(status);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(await response.json()).toEqual({ ok: true, acks: [receipt.receiptId], rejects: [], need: [] });
	}
	const preflight = await ask({ method: 'OPTIONS', headers: { origin: 'https://www.example.co.th' } });
	expect(preflight.status).toBe(204);
	expect((await ask({ method: 'POST', body: '{}' })).status).toBe(422);
	const large = await ask({ method: 'POST', body: 'x'.repeat(70_000) });
	expect(large.status).toBe(413);
	// What the law asks for has to be possible: only what is chained can be erased, with the key that lies beside it.
	const erase = () => runCli(['receipts', 'erase', '--db', db, '--consent', receipt.consentId, '--by', 'DPO', '--yes']);
	await expect.poll(erase, { timeout: 20_000, interval: 100 }).toMatchObject({ code: 0, stderr: '' });
}

it('runs in Node’s own server', async () => {
	const { db, exports } = await example('Node');
	const { listening: own, end } = exports as { listening: { url: string }; end: () => Promise<void> };
	onTestFinished(end);
	await speaks(db, (init) => fetch(own.url, init));
	expect((await fetch(new URL('/healthz', own.url))).status).toBe(200);
	await end();
	expect((await runCli(['verify', '--db', db])).stdout).toMatch(/ 2 of them under a checkpoint: ok\n$/);
});

it('runs in Express 5', async () => {
	const { db, exports } = await example('Express 5');
	const url = await listening(exports['app'] as Parameters<typeof createServer>[1]);
	await speaks(db, (init) => fetch(url, init));
});

it('runs in Hono', async () => {
	const { db, exports } = await example('Hono');
	const { app } = exports as { app: { fetch: (request: Request, env: object) => Promise<Response> } };
	const { getRequestListener } = await import('@hono/node-server');
	const url = await listening(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
	await speaks(db, (init) => fetch(url, init));
});

it('runs in a route handler of Next, which is given a Request and answers with a Response', async () => {
	const { db, exports } = await example('Next');
	const { POST, OPTIONS } = exports as Record<string, (request: Request) => Promise<Response>>;
	await speaks(db, (init) => {
		const run = init.method === 'POST' ? POST : OPTIONS;
		return run?.(new Request('https://www.example.co.th/consent', init)) ?? Promise.reject(new Error('no handler'));
	});
});
