import { fileURLToPath } from 'node:url';

const bundles = new Map<string, Promise<string>>();

/**
 * What a browser needs to run the demo's own TypeScript in one file: `iife` for a classic script, `es` for a module.
 * Kept for the life of the process; `forgetBundles` starts afresh.
 */
export function bundle(entry: URL, format: 'es' | 'iife'): Promise<string> {
	const known = bundles.get(entry.href);
	if (known) return known;
	const made = build(fileURLToPath(entry), format);
	bundles.set(entry.href, made);
	return made;
}

export function forgetBundles(): void {
	bundles.clear();
}

async function build(input: string, format: 'es' | 'iife'): Promise<string> {
	// Loaded on demand: most end-to-end tests never ask for a script of ours, and Vite takes a moment to start.
	const vite = await import('vite');
	const result = await vite.build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		// As in the product: `h` by name.
		oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
		build: { write: false, minify: false, modulePreload: false, rolldownOptions: { input, output: { format } } },
	});
	const outputs = Array.isArray(result) ? result : [result];
	for (const { output } of outputs.filter((one) => 'output' in one)) {
		return output[0].code;
	}
	throw new Error(`demo: ${input} gave no bundle`);
}
