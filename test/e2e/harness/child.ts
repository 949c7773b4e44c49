/** Starts a program that ends, at the latest, with the process that started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Child {
	/** What the program writes first to its file descriptor 3; rejects when it ends before that. */
	readonly firstWord: Promise<string>;
	stop(): Promise<void>;
}

/** Milliseconds between asking a program to end and ending it. */
const patience = 2_000;

export function startChild(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Child {
	const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
	const kill = () => void child.kill('SIGKILL');
	process.once('exit', kill);

	const firstWord = new Promise<string>((resolve, reject) => {
		(child.stdio[3] as Readable).once('data', (data: Buffer) => resolve(data.toString().trim()));
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`${program} ended with exit code ${code} before it was ready`)));
	});
	// Most programs have no first word and nobody waits for it: their end is then no error of ours.
	firstWord.catch(() => undefined);

	return {
		firstWord,
		async stop() {
			process.off('exit', kill);
			if (child.exitCode !== null || child.signalCode !== null) return;
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			const impatience = setTimeout(kill, patience);
			await ended;
			clearTimeout(impatience);
		},
	};
}
