/** The ten lines that README has for each server, as they stand there. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { encode } from '../../../src/consent/codec.ts';
import { record } from '../consent/any-record.ts';

const root = new URL('../../../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const config = { policy: { version: record.policyVersion }, revision: record.revision };
const now = Date.now();
const cookie = `yinyom=${encode({ ...record, time: now, validUntil: now + 864e5 })}`;

/** Runs the block that begins so, beside a config. */
async function example(firstLine: string): Promise<Record<string, unknown>> {
	const block = [...readme.matchAll(/```ts\n([^]*?)```/g)].find(([, code]) => code?.startsWith(`// ${firstLine}`));
	const code = block?.[1] ?? '';
	expect(code.trim().split('\n').length).toBeLessThanOrEqual(11);
	const folder = fileURLToPath(new URL(`.cache/readme-${crypto.randomUUID()}/`, root));
	mkdirSync(folder, { recursive: true });
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	writeFileSync(`${folder}consent.json`, JSON.stringify(config));
	const entry = JSON.stringify(fileURLToPath(new URL('src/server.ts', root)));
	writeFileSync(`${folder}example.ts`, code.replace("'yinyom/server'", entry));
	return import(pathToFileURL(`${folder}example.ts`).href);
}

async function asked(server: Server, init: RequestInit): Promise<Response> {
	server.listen(0, '127.0.0.1');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	await new Promise((resolve) => server.once('listening', resolve));
	return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keep-consent`, init);
}

const init = { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' } };
function keeps(response: Response): void {
	expect(response.status).toBe(204);
	expect(response.headers.get('cache-control')).toBe('no-store');
	expect(response.headers.getSetCookie()).toHaveLength(1);
	expect(response.headers.getSetCookie()[0]).toMatch(/; Path=\/; Max-Age=863\d\d; SameSite=Lax; Secure$/);
	expect(response.headers.getSetCookie()[0]?.startsWith(`${cookie};`)).toBe(true);
}
const request = () => new Request('https://shop.example/keep-consent', init);

it('keeps the cookie in Hono', async () => {
	const { app } = (await example('The cookie, Hono')) as { app: { request: (request: Request) => Promise<Response> } };
	keeps(await app.request(request()));
});

it('keeps the cookie in a route handler of Next', async () => {
	const { POST } = (await example('The cookie, Next')) as { POST: (request: Request) => Response };
	keeps(POST(request()));
});

it('keeps the cookie in Express 5', async () => {
	const { app } = (await example('The cookie, Express 5')) as { app: RequestListener };
	keeps(await asked(createServer(app), init));
});

it('keeps the cookie in Node’s own server', async () => {
	const { server } = (await example('The cookie, Node')) as { server: Server };
	keeps(await asked(server, init));
});
