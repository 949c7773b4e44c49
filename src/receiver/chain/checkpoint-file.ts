import { inWords } from '../in-words.ts';

/** Where checkpoints go. A promise that resolves means that the line would survive a power cut. */
export interface CheckpointSink {
	append(line: string): Promise<void>;
	close(): Promise<void>;
}

/** An append-only file of lines beside the database, or better on another disk; made when it does not exist. */
export async function openCheckpointFile(path: string): Promise<CheckpointSink> {
	const { open, readFile } = globalThis.process.getBuiltinModule('node:fs/promises');
	const orNamed = (cause: unknown): never => {
		throw new Error(`yinyom: cannot write the checkpoints ${JSON.stringify(path)}: ${inWords(cause, 'folder')}`, {
			cause,
		});
	};
	const file = await open(path, 'a', 0o644).catch(orNamed);
	// A crash or a full disk may have left half a line: the next one must not become part of it.
	const kept = await readFile(path, 'utf8').catch(orNamed);
	let isTorn = kept !== '' && !kept.endsWith('\n');
	return {
		async append(line) {
			const begin = isTorn ? '\n' : '';
			isTorn = true;
			await file.appendFile(`${begin}${line}\n`);
			isTorn = false;
			await file.datasync();
		},
		close: () => file.close(),
	};
}

/** The text of such a file; `''` when there is none yet. */
export async function readCheckpointFile(path: string): Promise<string> {
	const { readFile } = globalThis.process.getBuiltinModule('node:fs/promises');
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
		throw new Error(`yinyom: cannot read the checkpoints ${JSON.stringify(path)}: ${inWords(error)}`, { cause: error });
	}
}
