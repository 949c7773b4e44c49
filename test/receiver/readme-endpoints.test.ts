/** The endpoints of one's own that the README shows, run as they stand there: a browser must be able to believe their answers. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { sampleReceipt } from './sample-receipt.ts';

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
const own = readme.slice(readme.indexOf('<summary>Node, PHP, Python</summary>'));
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(own)?.[1] ?? '';

const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

const freePort = () =>
	new Promise<number>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

/** Starts what a block says in an empty folder; answers where it listens and what it kept. */
async function start(language: string, file: string, command: (port: number) => readonly string[]) {
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-readme-'));
	const port = await freePort();
	const code = block(language);
	expect(code).toContain('8787');
	mkdirSync(join(folder, 'public'));
	writeFileSync(join(folder, 'public', file), code.replaceAll('8787', String(port)));
	const [program = '', ...args] = command(port);
	const child = spawn(program, args, { cwd: join(folder, 'public') });
	onTestFinished(() => {
		child.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	});
	const url = `http://127.0.0.1:${port}/consent.php`;
	await expect
		.poll(
			() =>
				fetch(url, { method: 'OPTIONS' }).then(
					() => true,
					() => false,
				),
			{ timeout: 20_000 },
		)
		.toBe(true);
	return { url, kept: () => readFileSync(join(folder, 'receipts.ndjson'), 'utf8').trim().split('\n') };
}

async function speaksTheWire({ url, kept }: Awaited<ReturnType<typeof start>>) {
	// An empty map and letters of Thai are what a careless copy changes, and then the digest is another one.
	const [one, two, three] = [1, 2, 3].map((seq) => ({
		...sampleReceipt({ seq }),
		decisions: [{ id: 'analytics', status: 'ConsentGiven', services: {} }],
		later: 'คุกกี้/',
	}));
	const answers = [];
	for (const body of [one, [two, three]]) {
		const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^application\/json/);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		answers.push(await response.json());
	}
	expect(answers).toEqual([
		{ ok: true, acks: [one?.receiptId], rejects: [], need: [] },
		{ ok: true, acks: [two?.receiptId, three?.receiptId], rejects: [], need: [] },
	]);
	expect(kept().map((line) => JSON.parse(line))).toEqual([one, two, three]);
	for (const nonsense of ['', '{', 'null', '[]', '7', '{}', '[1]', '"text"'])
		expect(await acksOf(url, nonsense), nonsense).toEqual([]);
	expect(kept()).toHaveLength(3);
}

async function acksOf(url: string, body: string): Promise<unknown> {
	const response = await fetch(url, { method: 'POST', body });
	return response.ok ? (await response.json()).acks : [];
}

it('the endpoint for Node acknowledges what it kept, and survives nonsense', async () => {
	await speaksTheWire(await start('js', 'server.mjs', () => [process.execPath, 'server.mjs']));
});

it.skipIf(!isThere('php'))('the endpoint for PHP (where PHP is installed)', async () => {
	await speaksTheWire(await start('php', 'consent.php', (port) => ['php', '-S', `127.0.0.1:${port}`]));
});

it.skipIf(!isThere('python3'))('the endpoint for Python (where Python is installed)', async () => {
	await speaksTheWire(await start('python', 'server.py', () => ['python3', 'server.py']));
});
