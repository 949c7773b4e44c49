/** Turns what a test says a server holds (texts, files, folders, functions) into the answer to one request. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Hit } from './hit.ts';

export interface Answer {
	/** 200 by default. */
	readonly status?: number;
	/** Added to `Cache-Control: no-store`, which keeps one test's answers out of the next. */
	readonly headers?: Readonly<Record<string, string | readonly string[]>>;
	readonly body?: string | Uint8Array;
	/** Milliseconds to wait before answering. */
	readonly delay?: number;
	/** "hang" never answers; "reset" cuts the connection; "cut" does so after the body, which the headers may say goes on. */
	readonly fault?: 'cut' | 'hang' | 'reset';
}

export type Handler = (hit: Hit) => Answer | string | Promise<Answer | string>;

/**
 * What lives at one path. A text is served by the path's extension (unknown: HTML), a `file:` URL from disk; under a path
 * that ends in a slash, a `file:` URL of a folder serves all that is in the folder.
 */
export type Resource = string | Answer | URL | Handler;

/** One function for every path, or a table of paths; a path not in the table is answered 404. */
export type Content = Handler | Readonly<Record<string, Resource>>;

const htmlType = 'text/html; charset=utf-8';

const types: Readonly<Record<string, string>> = {
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.gif': 'image/gif',
	'.txt': 'text/plain; charset=utf-8',
	'.woff2': 'font/woff2',
};

export async function answerFor(content: Content, hit: Hit): Promise<Answer> {
	if (typeof content === 'function') return typed(await content(hit), hit.path);
	const exact = content[hit.path];
	if (exact !== undefined) return answerWith(exact, hit);

	const folder = Object.keys(content)
		.filter((path) => path.endsWith('/') && hit.path.startsWith(path) && content[path] instanceof URL)
		.sort((one, other) => other.length - one.length)[0];
	const base = folder === undefined ? undefined : content[folder];
	if (folder === undefined || !(base instanceof URL)) return notFound(hit);
	return answerWith(new URL(hit.path.slice(folder.length), base), hit);
}

async function answerWith(resource: Resource, hit: Hit): Promise<Answer> {
	if (typeof resource === 'function') return typed(await resource(hit), hit.path);
	if (!(resource instanceof URL)) return typed(resource, hit.path);
	const file = resource.pathname.endsWith('/') ? new URL('index.html', resource) : resource;
	try {
		return typed({ body: await readFile(file) }, file.pathname);
	} catch {
		return notFound(hit);
	}
}

function typed(answer: Answer | string, path: string): Answer {
	const { headers = {}, ...rest } = typeof answer === 'string' ? { body: answer } : answer;
	if (Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) return { ...rest, headers };
	return { ...rest, headers: { 'Content-Type': types[extname(path)] ?? htmlType, ...headers } };
}

function notFound(hit: Hit): Answer {
	return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: `nothing is served at ${hit.path}` };
}
