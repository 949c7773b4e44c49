import process from 'node:process';
import { inWords } from '../receiver/in-words.ts';

/**
 * What becomes of the output is known only later. Whoever reads it may have seen enough, as `head` has: that is no failure, and
 * the command goes on, for what it finds is in its exit code. An output that could not be written is a failure of any command.
 */
export function watchOutput(): void {
	process.stderr.on('error', () => {});
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		// What comes after the first failure fails in words that tell nothing.
		if (hasFailed || error.code === 'EPIPE') return;
		hasFailed = true;
		console.error(`yinyom: cannot write the output: ${inWords(error)}`);
		process.once('exit', () => {
			process.exitCode ||= 1;
		});
	});
}

let hasFailed = false;
