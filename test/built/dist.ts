/** What was built, as the tests read it; `npm run build` comes first. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = new URL('../../', import.meta.url);
const dist = new URL('dist/', root);

if (!existsSync(dist)) throw new Error('test: there is no dist folder to test. Run "npm run build" first.');

/** Every file, by its path below `dist`. */
export const distFiles: readonly string[] = globSync('**/*.*', { cwd: fileURLToPath(dist) }).toSorted();

export const readDist = (file: string): string => readFileSync(new URL(file, dist), 'utf8');

export const importDist = (file: string): Promise<Readonly<Record<string, unknown>>> =>
	import(new URL(file, dist).href);

/** Bytes of files on the way to a browser: each compressed by itself with Brotli at its best, as a CDN keeps it. */
export const brotliBytes = (files: readonly string[]): number =>
	files
		.map((file) => brotliCompressSync(readFileSync(new URL(file, dist)), best).byteLength)
		.reduce((sum, bytes) => sum + bytes, 0);

const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** The modules that each built file was made of. */
export const modulesOf = (file: string): readonly string[] => {
	const modules = JSON.parse(readFileSync(new URL('.cache/modules.json', root), 'utf8')) as Record<string, string[]>;
	const found = modules[file];
	if (!found) throw new Error(`test: .cache/modules.json does not list ${file}. Run "npm run build" again.`);
	return found;
};
