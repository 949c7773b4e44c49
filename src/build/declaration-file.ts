import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** Where a name is declared: a file, and what it is called there. */
export interface Origin {
	readonly path: string;
	readonly name: string;
}

/** One top-level declaration with the comment above it. */
export interface Declaration {
	/** `undefined` for a `declare global` block. */
	readonly name: string | undefined;
	/** Every name in it but those of properties: parameters too, so at times more than it needs, never less. */
	readonly mentions: readonly string[];
	/** Its text, not exported, under a name. */
	readonly as: (name: string) => string;
}

/** A file of declarations as `tsc` writes it, taken apart. */
export interface DeclarationFile {
	readonly declarations: readonly Declaration[];
	readonly imports: ReadonlyMap<string, Origin>;
	readonly exports: ReadonlyMap<string, Origin>;
}

export function readDeclarationFile(path: string): DeclarationFile {
	const text = readFileSync(path, 'utf8');
	const { program, module } = parseSync(path, text, { lang: 'dts' });
	const from = (specifier: string) => join(dirname(path), specifier.replace(/\.tsx?$/, '.d.ts'));
	const names = new Map<number, string>();
	new Visitor({
		Identifier: ({ start, name }) => void names.set(start, name),
		'TSPropertySignature:exit': ({ key }) => void names.delete(key.start),
	}).visit(program);

	const declarations: Declaration[] = [];
	let end = 0;
	for (const statement of program.body) {
		const [start, comment] = [statement.start, text.slice(end, statement.start).trimStart()];
		end = statement.end;
		const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
		const id = node && idOf(node);
		if (!id) continue;
		const after = text.slice(id.end, end);
		const before = text.slice(start, id.start).replace(/^export /, '');
		declarations.push({
			name: id.name,
			mentions: [...names].flatMap(([at, name]) => (at >= start && at < statement.end ? name : [])),
			as: (name) => `${comment}${before}${name}${after}`,
		});
	}
	return {
		declarations,
		imports: new Map(
			module.staticImports.flatMap(({ moduleRequest, entries }) =>
				entries.map(({ importName, localName }) => [
					localName.value,
					{ path: from(moduleRequest.value), name: importName.name ?? importName.kind },
				]),
			),
		),
		exports: new Map(
			module.staticExports.flatMap(({ entries }) =>
				entries.map(({ moduleRequest, importName, exportName, localName }) => [
					exportName.name ?? exportName.kind,
					{
						path: moduleRequest ? from(moduleRequest.value) : path,
						name: importName.name ?? localName.name ?? importName.kind,
					},
				]),
			),
		),
	};
}

/** The name a statement declares, and where it stands; a `declare global` block has a place and no name. */
function idOf(
	node: ESTree.Node,
): { readonly name: string | undefined; readonly start: number; readonly end: number } | undefined {
	if (node.type === 'VariableDeclaration') {
		const id = node.declarations[0]?.id;
		return id?.type === 'Identifier' ? { ...id, end: id.start + id.name.length } : undefined;
	}
	if (!('id' in node) || !node.id || node.id.type !== 'Identifier') return undefined;
	const { name, start } = node.id;
	return node.type === 'TSModuleDeclaration' && node.global
		? { name: undefined, start, end: start }
		: { name, start, end: start + name.length };
}
