import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sqliteStore } from '../../../src/receiver.ts';
import { runCli, startCli } from '../run-cli.ts';
import { temporaryFile } from '../temporary-file.ts';
import { kept } from './seeded.ts';

const token = '5f1f0c7e9b2d4a6880c3e7d1b5a9f2c4d6e8f0a1b3c5d7e9';

beforeEach(() => void vi.stubEnv('YINYOM_PAGE_TOKEN', token));
afterEach(() => void vi.unstubAllEnvs());

it('serves the page of a file on this machine alone, until it is told to stop', async () => {
	const file = temporaryFile();
	const store = sqliteStore(file);
	const entry = await kept();
	await store.put([entry]);
	await store.close();
	const page = startCli(['page', '--db', file, '--port', '0']);
	const url = await page.url();
	expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
	expect((await fetch(url)).status).toBe(401);
	const headers = { authorization: `Bearer ${token}` };
	expect(await (await fetch(`${url}receipt/${entry.receiptId}`, { headers })).text()).toContain(entry.bodyHash);
	page.process.kill('SIGTERM');
	await page.exited;
	expect(page.process.exitCode).toBe(0);
	expect(page.stdout()).not.toContain(token);
});

it('D-20: refuses to start without a token, with a poor one, where others can reach it, and on a file that is not there', async () => {
	const outside = await runCli(['page', '--host', '0.0.0.0']);
	expect(outside).toMatchObject({ code: 2, stderr: expect.stringContaining('--expose') });
	const absent = await runCli(['page', '--db', temporaryFile()]);
	expect(absent).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no such file') });
	vi.stubEnv('YINYOM_PAGE_TOKEN', 'changeme');
	expect(await runCli(['page'])).toMatchObject({ code: 2, stderr: expect.stringContaining('openssl rand -hex 32') });
	vi.stubEnv('YINYOM_PAGE_TOKEN', undefined);
	expect(await runCli(['page'])).toMatchObject({ code: 2, stderr: expect.stringContaining('not set') });
});
