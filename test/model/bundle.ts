import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { define } from '../../src/build/define.ts';
import type * as product from './product.ts';

export type Product = typeof product;

/** Everything of a browser that the product may name; what a page does not have is `undefined`. */
const globals = [
	'window',
	'document',
	'location',
	'navigator',
	'localStorage',
	'sessionStorage',
	'indexedDB',
	'caches',
	'setTimeout',
	'clearTimeout',
	'setInterval',
	'requestAnimationFrame',
	'performance',
	'Date',
	'console',
	'addEventListener',
	'removeEventListener',
	'fetch',
	'crypto',
	'URL',
	'AbortSignal',
	'CSSStyleSheet',
	'Node',
	'Document',
	'Element',
	'HTMLElement',
	'HTMLScriptElement',
	'HTMLIFrameElement',
	'HTMLTemplateElement',
	'HTMLMediaElement',
	'MutationObserver',
	'globalThis',
	'self',
	'process',
] as const;

export type Globals = Readonly<Partial<Record<(typeof globals)[number], unknown>>>;

/** A change to one source file, made before it is built. */
export interface Bug {
	readonly file: string;
	readonly from: string;
	readonly to: string;
}

/**
 * Builds the product from source and answers how to start a copy of it in a page: its globals are the page's, so that
 * several pages live side by side and none outlives its end.
 */
export async function buildProduct(bug?: Bug): Promise<(page: Globals) => Product> {
	let isPlanted = !bug;
	const result = await build({
		configFile: false,
		logLevel: 'error',
		define,
		build: {
			write: false,
			minify: false,
			target: 'es2022',
			lib: {
				entry: fileURLToPath(new URL('product.ts', import.meta.url)),
				formats: ['iife'],
				name: 'product',
				fileName: 'product',
			},
		},
		plugins: [
			{
				name: 'bug',
				enforce: 'pre',
				transform: (code, id) => {
					if (!bug || !id.endsWith(`/src/${bug.file}`) || !code.includes(bug.from)) return undefined;
					isPlanted = true;
					return code.replace(bug.from, bug.to);
				},
			},
		],
	});
	if (!isPlanted) throw new Error(`${bug?.file} has no ${bug?.from}`);
	const [output] = Array.isArray(result) ? result : [result];
	if (!output || !('output' in output)) throw new Error('nothing was built');
	const { code } = output.output[0];
	// oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- each page needs globals of its own
	const run = new Function(...globals, `${code}\nreturn product;`) as (...values: readonly unknown[]) => Product;
	return (page) => run(...globals.map((name) => page[name]));
}
