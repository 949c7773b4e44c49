/** The servers that the README puts the receiver into, as they stand there. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { sampleReceipt } from './sample-receipt.ts';
import { temporaryFile } from './temporary-file.ts';

const root = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const blocks = [...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code = '']) => code);

/** Runs the block that begins so; it may name the package and a file, which are here somewhere else. */
async function example(firstLine: string): Promise<Record<string, unknown>> {
	const code = blocks.find((each) => each.startsWith(`// ${firstLine}`)) ?? '';
	expect(code.trim().split('\n').length).toBeLessThanOrEqual(11);
	const folder = fileURLToPath(new URL(`.cache/readme-${crypto.randomUUID()}/`, root));
	mkdirSync(folder, { recursive: true });
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const entry = fileURLToPath(new URL('src/receiver.ts', root));
	writeFileSync(
		`${folder}example.ts`,
		code
			.replace("'yinyom/receiver'", JSON.stringify(entry))
			.replace("'receipts.sqlite'", JSON.stringify(temporaryFile()))
			.replace('8787', '0'),
	);
	return import(pathToFileURL(`${folder}example.ts`).href);
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
async function speaks(ask: (init: RequestInit) => Promise<Response>): Promise<void> {
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
}

it('runs in Node’s own server', async () => {
	const { listening: own } = (await example('Node')) as { listening: { url: string; close: () => Promise<void> } };
	onTestFinished(() => own.close());
	await speaks((init) => fetch(own.url, init));
	expect((await fetch(new URL('/healthz', own.url))).status).toBe(200);
});

it('runs in Express 5', async () => {
	const { app } = (await example('Express 5')) as { app: Parameters<typeof createServer>[1] };
	const url = await listening(app);
	await speaks((init) => fetch(url, init));
});

it('runs in Hono', async () => {
	const { app } = (await example('Hono')) as { app: { fetch: (request: Request, env: object) => Promise<Response> } };
	const { getRequestListener } = await import('@hono/node-server');
	const url = await listening(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
	await speaks((init) => fetch(url, init));
});

it('runs in a route handler of Next, which is given a Request and answers with a Response', async () => {
	const { POST, OPTIONS } = (await example('Next')) as Record<string, (request: Request) => Promise<Response>>;
	await speaks((init) => {
		const run = init.method === 'POST' ? POST : OPTIONS;
		return run?.(new Request('https://www.example.co.th/consent', init)) ?? Promise.reject(new Error('no handler'));
	});
});
