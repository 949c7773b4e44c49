import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import manifest from './package.json' with { type: 'json' };

const names = (folder: string) =>
	readdirSync(new URL(folder, import.meta.url))
		.filter((file) => /\.(json|ts)$/.test(file) && file !== 'service.ts')
		.map((file) => file.replace(/\.\w+$/, ''));
const locales = names('./locales');
const services = names('./src/services');

/** Constants that only the build knows. */
export const define = {
	__VERSION__: JSON.stringify(manifest.version),
	__LOCALES__: JSON.stringify(locales),
	__SERVICES__: JSON.stringify(services),
};

/** What each part is called in `dist`: published names are stable, so that the tag never changes. */
const entries = {
	'yinyom-ui': 'src/ui.ts',
	'yinyom-preferences': 'src/preferences.ts',
	'yinyom-decision': 'src/decision.ts',
	'yinyom-config': 'src/config.ts',
	...Object.fromEntries(locales.map((locale) => [`locales/${locale}`, `locales/${locale}.json`])),
	...Object.fromEntries(services.map((id) => [`services/${id}`, `src/services/${id}.ts`])),
};

/** The npm entry fetches the very files that the script tag fetches: one build of each part. */
const partsStayOutside: Plugin = {
	name: 'parts-stay-outside',
	enforce: 'pre',
	resolveId(source, importer) {
		if (!importer?.includes('/src/index.ts')) return;
		const name = Object.entries({ ...entries, 'yinyom-explain': 'src/explain.ts' }).find(
			([, file]) => basename(file) === basename(source),
		)?.[0];
		if (name) return { id: `./${name}.js`, external: 'relative' };
	},
};

const shared = {
	minify: 'oxc',
	target: 'es2022',
	cssTarget: ['chrome123', 'firefox120', 'safari17.5'] as string[],
	emptyOutDir: false,
	sourcemap: false,
	reportCompressedSize: false,
	modulePreload: false,
} as const;
/** A client build would wrap each `import()` in Vite's preload helper (0.5 kB, and it reads `import.meta`); ours are plain files. */
const bundled = {
	consumer: 'server' as const,
	resolve: { noExternal: true as const, conditions: ['browser', 'module', 'import', 'default'] },
};
/** Every visitor of every page pays for these bytes; terser finds 2 % that oxc leaves. */
const smallest = {
	minify: 'terser' as const,
	terserOptions: {
		ecma: 2020 as const,
		compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, hoist_funs: true },
		mangle: { toplevel: true },
		format: { ascii_only: true },
	},
};
/** Classic scripts are pure ASCII: a page served as windows-874 reads them too. */
const classic = (name: string, entry: string) => ({
	...bundled,
	build: {
		...shared,
		...smallest,
		rolldownOptions: {
			input: { [name]: entry },
			output: { format: 'iife' as const, entryFileNames: '[name].js', codeSplitting: false },
		},
	},
});

export default defineConfig({
	appType: 'custom',
	define,
	json: { namedExports: false },
	builder: {
		async buildApp(builder) {
			for (const environment of Object.values(builder.environments))
				if (environment.name !== 'client' && environment.name !== 'ssr') await builder.build(environment);
		},
	},
	environments: {
		parts: {
			...bundled,
			build: {
				...shared,
				rolldownOptions: {
					input: entries,
					preserveEntrySignatures: 'strict' as const,
					output: {
						format: 'es' as const,
						entryFileNames: '[name].js',
						chunkFileNames: 'yinyom-[name].js',
						codeSplitting: { groups: [{ name: 'preact', test: /node_modules.preact/ }] },
					},
				},
			},
		},
		// Of its own: it shares the shape of the config with the part that checks it, and is fetched when something is wrong.
		explain: {
			...bundled,
			build: {
				...shared,
				rolldownOptions: {
					input: { 'yinyom-explain': 'src/explain.ts' },
					preserveEntrySignatures: 'strict' as const,
					output: { format: 'es' as const, entryFileNames: '[name].js' },
				},
			},
		},
		guard: classic('yinyom', 'src/guard.ts'),
		full: classic('yinyom.full', 'src/full.ts'),
		npm: {
			...bundled,
			build: {
				...shared,
				rolldownOptions: {
					input: { index: 'src/index.ts' },
					preserveEntrySignatures: 'strict' as const,
					output: { format: 'es' as const, entryFileNames: '[name].js' },
				},
			},
		},
	},
	plugins: [{ ...partsStayOutside, applyToEnvironment: ({ name }) => name === 'npm' }],
	// The classic factory: the automatic runtime brings 0.4 kB that nothing here needs.
	oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
});
