import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { inWords } from '../receiver/in-words.ts';
import { readConfig, type WrittenConfig } from './read-config.ts';

/**
 * A file that somebody named.
 *
 * @throws when it cannot be read, with its name and why
 */
export async function readNamed(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch (cause) {
		throw new Error(`cannot read ${file}: ${inWords(cause)}`, { cause });
	}
}

/**
 * What a JSON file or an HTML page says, or the standard input for `-`, in whatever state it is; `undefined` when a page holds no config.
 *
 * @throws when it cannot be read
 */
export async function writtenIn(file: string): Promise<WrittenConfig | undefined> {
	const content = file === '-' ? await text(process.stdin) : await readNamed(file);
	return readConfig(content, { isPage: /\.html?$/i.test(file) || /^\s*</.test(content) });
}

/** @throws also when there is no config, or one that is no JSON */
export async function configIn(file: string): Promise<WrittenConfig> {
	const written = await writtenIn(file);
	if (!written || written.problem)
		throw new Error(`${file} holds no config that can be read; "yinyom check-config" says more.`);
	return written;
}
