import { existsSync } from 'node:fs';
import { type Declaration, type DeclarationFile, readDeclarationFile } from './declaration-file.ts';

/**
 * The public types of one entry as a single text: what it exports, what that mentions, and nothing of what is inside.
 *
 * By hand, because the bundlers of declarations call TypeScript's own API, which TypeScript 7 no longer has; and small,
 * because our sources know named imports and exports only.
 *
 * @param entry path of the declaration file that `tsc` wrote for it
 * @throws when two files declare the same name, or a public type leans on something that is not ours
 */
export function bundleDeclarations(entry: string): string {
	const files = new Map<string, DeclarationFile>();
	/** Name in the bundle → file it came from. */
	const taken = new Map<string, string>();
	const texts: string[] = [];

	const open = (path: string): DeclarationFile => {
		const known = files.get(path);
		if (known) return known;
		if (!existsSync(path))
			throw new Error(`types: ${entry} needs ${path}, which is not ours. Declare the type in src.`);
		const file = readDeclarationFile(path);
		files.set(path, file);
		for (const block of file.declarations) if (block.name === undefined) add(path, block, '');
		return file;
	};
	const add = (path: string, { name: own, mentions, as }: Declaration, name: string) => {
		for (const mention of mentions) if (mention !== own) take(path, mention);
		texts.push(as(name));
	};
	/** Adds what a name means in a file, its needs first; a name that means nothing there is the standard library's. */
	const take = (path: string, name: string, alias = name): void => {
		const file = open(path);
		const origin = file.imports.get(name);
		if (origin) return take(origin.path, origin.name, alias);
		const declaration = file.declarations.find((each) => each.name === name);
		if (!declaration || taken.get(alias) === path) return;
		const other = taken.get(alias);
		if (other) throw new Error(`types: ${other} and ${path} both declare "${alias}". Rename one.`);
		taken.set(alias, path);
		add(path, declaration, alias);
	};

	const { exports } = open(entry);
	for (const [alias, { path, name }] of exports) take(path, name, alias);
	return `${[...texts, `export { ${[...exports.keys()].join(', ')} };`].join('\n\n')}\n`;
}
