import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import process from 'node:process';
import { writeExport } from '../receiver/chain/write-export.ts';
import { inWords } from '../receiver/in-words.ts';
import { readBody } from '../receiver/read-body.ts';
import { onlyExisting, placeOptions } from './owner.ts';
import { Misuse, ownerCommand } from './owner-command.ts';
import { progressBar } from './progress.ts';

const options = {
	...placeOptions,
	format: { type: 'string', default: 'ndjson' },
	out: { type: 'string' },
	after: { type: 'string', default: '0' },
} as const;

/** `yinyom receipts export`. */
export const exportAll = (args: string[]): Promise<number> =>
	ownerCommand('export', { args, options }, async ({ values: { format, out, after }, places, owner }) => {
		if (format !== 'ndjson' && format !== 'csv') throw new Misuse(`--format is "${format}"; expected ndjson or csv.`);
		if (!/^\d{1,15}$/.test(after)) throw new Misuse(`--after is "${after}"; expected the number of an entry.`);
		const [keyFile] = onlyExisting([`${places.key}.pub`]);
		const keys = keyFile === undefined ? '' : readFileSync(keyFile, 'utf8');
		const sink = out === undefined ? toOutput() : toFile(out);
		// Before the moment that is exported: what is signed earlier is in it.
		const time = new Date().toISOString();
		return owner.snapshot(async (snapshot) => {
			const bar = progressBar('export', snapshot.size - Number(after));
			try {
				const texts = writeExport(snapshot, { format, after: Number(after), keys, time, progress: bar.at });
				for await (const text of texts) if (!(await sink.write(text))) break;
				sink.end();
			} finally {
				bar.end();
			}
			return 0;
		});
	});

interface Sink {
	/** Resolves with whether somebody takes more. */
	write(text: string): Promise<boolean>;
	end(): void;
}

/** An export holds what people decided: nobody else on the machine reads it. It is made when there is something to write. */
function toFile(path: string): Sink {
	let file: number | undefined;
	return {
		write: async (text) => {
			file ??= openNew(path);
			const bytes = Buffer.from(text);
			try {
				for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
			} catch (error) {
				const last = lastEntryOf(path);
				const goOn = last === undefined ? '' : `. It ends after entry ${last}. ${rest(last)}`;
				throw new Error(`cannot write ${path}: ${inWords(error)}${goOn}`, { cause: error });
			}
			return true;
		},
		end: () => {
			if (file === undefined) return;
			fsyncSync(file);
			closeSync(file);
		},
	};
}

/** @throws when the file is there, with what it is and what to do */
function openNew(path: string): number {
	try {
		return openSync(path, 'wx', 0o600);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
			throw new Error(`cannot write ${path}: ${inWords(error, 'folder')}`, { cause: error });
		if (statSync(path).isDirectory()) throw new Error(`${path} is a folder; name a file in it`, { cause: error });
		const last = lastEntryOf(path);
		throw new Error(
			`${path} is there already, and no export is written over. ${
				last === undefined ? 'Name another file.' : `It was interrupted after entry ${last}. ${rest(last)}`
			}`,
			{ cause: error },
		);
	}
}

const rest = (last: number): string => `The rest: --after ${last} --out <another file>.`;

/** Bytes at the end of a file that hold some whole lines: a receipt is 32 kB at most, a notice twice that. */
const TAIL = 256 * 1024;

/** Place of the last whole line of an export that was interrupted; `undefined` when it has its end, or is none. */
function lastEntryOf(path: string): number | undefined {
	const file = openSync(path, 'r');
	try {
		const { size } = fstatSync(file);
		const bytes = Buffer.alloc(Math.min(size, TAIL));
		readSync(file, bytes, 0, bytes.length, size - bytes.length);
		const line = bytes.toString('utf8').split('\n').at(-2) ?? '';
		const pos = /^\d+(?=,)/.exec(line)?.[0] ?? readBody(line)?.['pos'];
		return pos === undefined ? undefined : Number(pos);
	} finally {
		closeSync(file);
	}
}

/** Waits for whoever reads: what they have not taken yet must not pile up here. What fails is told by `watchOutput`. */
const toOutput = (): Sink => ({
	write: (text) => new Promise((resolve) => void process.stdout.write(text, (error) => resolve(!error))),
	end: () => {},
});
