import type { EnvironmentOptions } from 'vite';
import { shortNames } from './short-names.ts';

type Input = Readonly<Record<string, string>>;

/** Where a build grows until it is whole; each of its own, so that two at a time do not mix. */
export const staging = `.cache/build-${process.pid}`;

const shared = {
	outDir: staging,
	minify: 'oxc',
	target: 'es2022',
	cssTarget: ['chrome123', 'firefox120', 'safari17.5'] as string[],
	emptyOutDir: false,
	sourcemap: false,
	reportCompressedSize: false,
	modulePreload: false,
} as const;

/** A client build would wrap each `import()` in Vite's preload helper (0.5 kB, and it reads `import.meta`); ours are plain files. */
const bundled = (condition: 'browser' | 'node') => ({
	consumer: 'server' as const,
	resolve: { noExternal: true as const, conditions: [condition, 'module', 'import', 'default'] },
});

/** Terser writes into what it is given, hence a map of its own for each way of building. */
const properties = () => ({
	// Names that some browser's object has as well (`rules`, `use`): of ours none is read from such an object.
	builtins: true,
	regex: new RegExp(`^(${Object.keys(shortNames).join('|')})$`),
	cache: { props: new Map<string, string>(Object.entries(shortNames)) },
});

/** Every visitor of every page pays for these bytes. Terser finds 2 % that oxc leaves; its options are those that measured best. */
const smallest = {
	minify: 'terser' as const,
	terserOptions: {
		ecma: 2022 as const,
		// Vite's own default works round a fault of Safari 10, which reads no ES2022.
		safari10: false,
		compress: {
			passes: 4,
			hoist_funs: true,
			inline: 1 as const,
			unsafe: true,
			unsafe_arrows: true,
			booleans: false,
		},
		mangle: { toplevel: true, properties: properties() },
		format: { ascii_only: true },
	},
};

/**
 * A classic script, in pure ASCII: a page served as windows-874 reads it too.
 *
 * @param booleans whether `true` becomes `!0`; which of both is smaller once compressed depends on the file
 */
export const classic = (input: Input, booleans = false): EnvironmentOptions => ({
	...bundled('browser'),
	build: {
		...shared,
		...smallest,
		terserOptions: {
			...smallest.terserOptions,
			compress: { ...smallest.terserOptions.compress, booleans },
			mangle: { toplevel: true, properties: properties() },
		},
		rolldownOptions: {
			input: { ...input },
			output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
		},
	},
});

/** Modules for the browser; what Preact is needed for shares one copy of it. */
export const modules = (input: Input): EnvironmentOptions => ({
	...bundled('browser'),
	build: {
		...shared,
		...smallest,
		// A module is UTF-8 whatever the page is.
		terserOptions: { ...smallest.terserOptions, module: true, mangle: { properties: properties() }, format: {} },
		rolldownOptions: {
			input: { ...input },
			preserveEntrySignatures: 'strict',
			output: {
				format: 'es',
				entryFileNames: '[name].js',
				chunkFileNames: 'yinyom-[name].js',
				codeSplitting: { groups: [{ name: 'preact', test: /node_modules.preact/ }] },
			},
		},
	},
});

/** Modules that no page downloads: as they were written, so that a stack trace can be read. */
export const readable = (
	input: Input,
	codeSplitting: false | { groups: { name: string; test: RegExp }[] } = false,
): EnvironmentOptions => ({
	...bundled('node'),
	build: {
		...shared,
		minify: false,
		rolldownOptions: {
			input: { ...input },
			// Who keeps receipts in PostgreSQL installs it, and nobody else.
			external: ['pg'],
			preserveEntrySignatures: 'strict',
			output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'receiver/[name].js', codeSplitting },
		},
	},
});
