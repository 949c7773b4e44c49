import process from 'node:process';

export interface Progress {
	/** How many are done. */
	at(done: number): void;
	/** Takes the bar away, so that what follows stands by itself. */
	end(): void;
}

const WIDTH = 30;
/** Milliseconds between two pictures. */
const PAUSE = 100;

/** A bar on the standard error, when somebody looks at it; nothing in a file or a pipe. */
export function progressBar(what: string, total: number): Progress {
	const { stderr } = process;
	if (!stderr.isTTY || total < 1) return { at: () => {}, end: () => {} };
	let last = 0;
	const started = performance.now();
	return {
		at(done) {
			const now = performance.now();
			if (now - last < PAUSE) return;
			last = now;
			const part = Math.min(1, done / total);
			const full = Math.round(part * WIDTH);
			const left = done ? ((now - started) / done) * (total - done) : 0;
			const bar = '#'.repeat(full) + '-'.repeat(WIDTH - full);
			stderr.write(
				`\r${what} [${bar}] ${Math.floor(part * 100)} % of ${total}, ${Math.ceil(left / 1000)} s left \u001b[K`,
			);
		},
		end: () => void stderr.write('\r\u001b[K'),
	};
}
