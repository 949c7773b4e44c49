import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** One file that names another. */
export interface Import {
	/** Path below `src`. */
	readonly from: string;
	/** Path below `src` for a file of ours, `../` and on for one beside it, else the name of a package. */
	readonly to: string;
	/** What it takes; `*` stands for everything there. */
	readonly names: readonly string[];
	/** Gone when the types are: nothing is loaded. */
	readonly isType: boolean;
}

/** Every import, re-export and `import()` of every source, static glob patterns included. */
export const readImports = (): readonly Import[] =>
	globSync('**/*.{ts,tsx}', { cwd: src })
		.toSorted()
		.flatMap((from) => importsOf(from, readFileSync(join(src, from), 'utf8')));

export function importsOf(from: string, text: string): readonly Import[] {
	const { module, errors } = parseSync(from, text);
	if (errors[0]) throw new Error(`${from} does not parse: ${errors[0].message}`);
	const statics = [
		...module.staticImports.map(({ moduleRequest, entries }) => ({
			specifier: moduleRequest.value,
			entries: entries.map(({ importName, isType }) => ({ name: importName.name ?? '*', isType })),
		})),
		...module.staticExports.flatMap(({ entries }) =>
			entries.flatMap(({ moduleRequest, importName, isType }) =>
				moduleRequest ? { specifier: moduleRequest.value, entries: [{ name: importName.name ?? '*', isType }] } : [],
			),
		),
	];
	const dynamics = [
		...module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end)),
		...Array.from(text.matchAll(/import\.meta\.glob\(([^)]*)\)/g), ([, patterns = '']) => patterns).flatMap(
			(patterns) => patterns.match(/'\.[^']*'/g) ?? [],
		),
	].flatMap((quoted) => /^(['"`])(.*)\1$/.exec(quoted)?.[2] ?? []);
	return [
		...statics.flatMap(({ specifier, entries }) =>
			[true, false].flatMap((isType): Import[] => {
				const names = entries.filter((entry) => entry.isType === isType).map(({ name }) => name);
				// A bare `import './x.ts'` takes nothing and runs it all the same.
				return names.length || (!isType && !entries.length)
					? [{ from, to: target(from, specifier), names, isType }]
					: [];
			}),
		),
		...dynamics.map((specifier) => ({ from, to: target(from, specifier), names: ['*'], isType: false })),
	];
}

const target = (from: string, specifier: string): string =>
	specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier.replace(/\?.*/, '')) : specifier;
