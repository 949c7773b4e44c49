import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const mediaTypes: Readonly<Record<string, string>> = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.map': 'application/json',
	'.mjs': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.ts': 'text/plain; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
};

export function mediaType(path: string): string {
	return mediaTypes[extname(path)] ?? 'application/octet-stream';
}

/** The file at `path` below `folder`; `undefined` when there is none, or when the path climbs out of the folder. */
export async function readBelow(folder: URL, path: string): Promise<Buffer<ArrayBuffer> | undefined> {
	const file = new URL(`.${path}`, folder);
	if (!file.href.startsWith(folder.href)) return undefined;
	try {
		return await readFile(fileURLToPath(file));
	} catch {
		return undefined;
	}
}
