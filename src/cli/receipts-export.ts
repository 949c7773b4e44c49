import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import process from 'node:process';
import { writeExport } from '../receiver/chain/write-export.ts';
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
				for await (const text of writeExport(snapshot, { format, after: Number(after), keys, time, progress: bar.at }))
					await sink.write(text);
				sink.end();
			} finally {
				bar.end();
			}
			return 0;
		});
	});

interface Sink {
	write(text: string): Promise<void>;
	end(): void;
}

/** An export holds what people decided: nobody else on the machine reads it. It is made when there is something to write. */
function toFile(path: string): Sink {
	let file: number | undefined;
	return {
		write: async (text) => {
			file ??= openSync(path, 'wx', 0o600);
			const bytes = Buffer.from(text);
			for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
		},
		end: () => {
			if (file === undefined) return;
			fsyncSync(file);
			closeSync(file);
		},
	};
}

/** Waits for whoever reads: what they have not taken yet must not pile up here. */
const toOutput = (): Sink => ({
	write: (text) =>
		new Promise((resolve, reject) => {
			process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
		}),
	end: () => {},
});
