import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { combinationsOf } from '../../src/cli/notice-documents.ts';
import { createReceiver, listenNode, sqliteStore } from '../../src/receiver.ts';
import { temporaryFile } from '../receiver/temporary-file.ts';

const token = 'k7Qm2Zx9Lw4Rt8Vb3Nc6Hd1Fg5Js0Pye';
const config = {
	controller: { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' },
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: { analytics: { services: ['google-analytics'] } },
};

/** Not waited for in this thread, where the receiver runs. */
async function notices(args: readonly string[], variable: string | undefined = token) {
	const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
	const env = { ...process.env, ...(variable === undefined ? {} : { YINYOM_TOKEN: variable }) };
	const child = spawn(process.execPath, [cli, 'notices', ...args], { env });
	const texts = { stdout: '', stderr: '' };
	for (const name of ['stdout', 'stderr'] as const)
		child[name].on('data', (chunk) => {
			texts[name] += chunk;
		});
	const [code] = await once(child, 'close');
	return { code, ...texts };
}

function configFile(value: unknown): string {
	const file = temporaryFile('config.json');
	writeFileSync(file, JSON.stringify(value));
	return file;
}

async function receiver() {
	const store = sqliteStore(':memory:');
	const listening = await listenNode(createReceiver({ store, token }), { port: 0 });
	onTestFinished(async () => {
		await listening.close();
		await store.close();
	});
	return { store, url: listening.url };
}

it('gives a receiver both layers of every language, once, under the digests it prints', async () => {
	const { store, url } = await receiver();
	const file = configFile(config);
	const first = await notices(['push', file, '--to', url]);
	expect(first.stderr).toBe('');
	expect(first.code).toBe(0);
	const lines = first.stdout.trim().split('\n');
	expect(lines.length).toBeGreaterThan(80);
	for (const line of lines) {
		expect(line).toMatch(/^sha256-[\w-]{43} (notice|preferences) [\w-]+ new$/);
		const [digest = '', layer, locale] = line.split(' ');
		expect(JSON.parse((await store.notice(digest)) ?? '{}')).toMatchObject({ layer, locale });
	}
	const again = await notices(['push', file, '--to', url]);
	expect(again.stdout).toBe(first.stdout.replaceAll(' new\n', ' known\n'));
	expect((await notices(['push', file, '--list'])).stdout).toBe(first.stdout.replaceAll(' new\n', '\n'));
}, 60_000);

it('has the one language that the config fixes', async () => {
	const { stdout } = await notices(['push', configFile({ ...config, locale: 'pt' }), '--list']);
	expect(
		stdout
			.trim()
			.split('\n')
			.map((line) => line.split(' ').slice(1).join(' ')),
	).toEqual([
		'notice pt-BR',
		'preferences pt-BR',
		// With the details of the first category opened, of the second, of both.
		...Array.from({ length: 3 }, () => 'preferences pt-BR'),
	]);
});

it.each([
	[2, 3],
	[4, 15],
	[5, 6],
])('foresees, of %i categories, %i ways to open them', (count, ways) => {
	const found = combinationsOf(Array.from({ length: count }, (_, index) => index));
	expect(new Set(found.map((some) => some.join())).size).toBe(ways);
	expect(Math.max(...found.map((some) => some.length))).toBe(count);
});

it('says that the token is another one, and ends with 1', async () => {
	const { url } = await receiver();
	const { code, stderr } = await notices(['push', configFile(config), '--to', url], `${token}x`);
	expect(stderr).toContain(
		`${url} answers 401: it has another YINYOM_TOKEN, or none. Start the receiver with the same.`,
	);
	expect(code).toBe(1);
});

it('says that nobody answers there, and ends with 1', async () => {
	const { url, close } = await listenNode(createReceiver({ store: sqliteStore(':memory:') }), { port: 0 });
	await close();
	const { code, stderr } = await notices(['push', configFile(config), '--to', url]);
	expect({ code, stderr }).toEqual({
		code: 1,
		stderr: `yinyom notices: cannot reach ${url}: nobody listens there\n`,
	});
});

it.each([
	['a page', 200, '<html>Welcome', 'answers, and not as a receiver does'],
	['null', 200, 'null', 'answers, and not as a receiver does'],
	['acknowledgements that are no list', 200, '{"acks":7}', 'answers, and not as a receiver does'],
	['a page of another program', 404, `<html>\u001b[2J${'x'.repeat(5000)}`, 'answers 404, and not as a receiver does'],
	['a word of ours', 404, 'Receipts go to /consent\n', 'answers 404: Receipts go to /consent'],
	[
		'a problem of ours',
		413,
		'{"detail":"The text is too long.\\u001b[2J"}',
		'answers 413: The text is too long.\\u{1b}[2J',
	],
])('says in one sentence what was wrong when the answer is %s', async (_, status, body, sentence) => {
	const server = createServer((_incoming, outgoing) => outgoing.writeHead(status).end(body)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => void server.close());
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/consent`;
	const { code, stderr } = await notices(['push', configFile(config), '--to', url]);
	expect({ code, stderr }).toEqual({ code: 1, stderr: `yinyom notices: ${url} ${sentence}\n` });
});

it.each<[readonly string[], string]>([
	[['push'], 'expected "push" and a file.'],
	[['pull', 'x.json'], 'expected "push" and a file.'],
	[['push', 'x.json'], '--to is ""; expected the address of a receiver.'],
	[['push', 'x.json', '--to', 'ftp://x/'], '--to is "ftp://x/"; expected the address of a receiver.'],
	[['push', 'x.json', '--too', 'x'], 'there is no option "--too". Did you mean "--to"?'],
])('answers %j with what is wrong and exit code 2', async (args, text) => {
	const { code, stderr } = await notices(args);
	expect(stderr).toContain(text);
	expect(code).toBe(2);
});
