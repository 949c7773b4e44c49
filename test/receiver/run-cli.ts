import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** The command line program with its output collected; killed when the test ends, if it still runs. */
export function startCli(args: readonly string[], { node = [] }: { node?: readonly string[] } = {}) {
	return watch(spawn(process.execPath, [...node, cli, ...args]));
}

/** The same under a file size limit in blocks of 512 bytes: what a full disk is to the one who writes. */
export function startCliOnSmallDisk(args: readonly string[], blocks: number) {
	const script = `ulimit -f ${blocks} && exec "$0" "$@"`;
	return watch(spawn('/bin/sh', ['-c', script, process.execPath, cli, ...args]));
}

export async function runCli(args: readonly string[], options?: { node?: readonly string[] }) {
	const run = startCli(args, options);
	await run.exited;
	return { code: run.process.exitCode, stdout: run.stdout(), stderr: run.stderr() };
}

/** The same as a user who owns nothing; only root can become one. */
export async function runCliAsNobody(args: readonly string[]) {
	const run = watch(spawn(process.execPath, [cli, ...args], { uid: 65_534, gid: 65_534 }));
	await run.exited;
	return { code: run.process.exitCode, stdout: run.stdout(), stderr: run.stderr() };
}

function watch(process: ChildProcess) {
	const texts = { stdout: '', stderr: '' };
	for (const name of ['stdout', 'stderr'] as const)
		process[name]?.on('data', (chunk) => {
			texts[name] += chunk;
		});
	const exited = once(process, 'close');
	onTestFinished(async () => {
		process.kill('SIGKILL');
		await exited;
	});
	return {
		process,
		exited,
		stdout: () => texts.stdout,
		stderr: () => texts.stderr,
		/** Where the receiver listens, as its first line says; a process that ends without one is an error. */
		url: async (): Promise<string> => {
			while (process.exitCode === null && process.signalCode === null) {
				const found = /http:[^\s"]+/.exec(texts.stdout);
				if (found) return found[0];
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
			throw new Error(`the receiver ended without a URL: ${texts.stderr}`);
		},
	};
}
