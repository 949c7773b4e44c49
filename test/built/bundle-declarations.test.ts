import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { bundleDeclarations } from '../../src/build/bundle-declarations.ts';

/** The bundle of `index.d.ts` among these files. */
function bundle(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-types-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return bundleDeclarations(join(folder, 'index.d.ts'));
}

it('takes what is exported and what that mentions, needs first, with its comments', () => {
	const text = bundle({
		'index.d.ts': "import type { B } from './b.ts';\n/** Starts. */\nexport declare function start(b: B): void;\n",
		'b.d.ts': "import { C } from './deep/c.tsx';\n/** A B. */\nexport interface B {\n    c: C;\n    Unused: 1;\n}\n",
		'deep/c.d.ts': 'type C = 1;\nexport type Unused = 2;\nexport { C };\n',
	});
	expect(text).toBe(
		'type C = 1;\n\n/** A B. */\ninterface B {\n    c: C;\n    Unused: 1;\n}\n\n' +
			'/** Starts. */\ndeclare function start(b: B): void;\n\nexport { start };\n',
	);
});

it('gives what is exported under another name that name', () => {
	const text = bundle({
		'index.d.ts': "export { it as one } from './a.ts';\nexport { it as other } from './b.ts';\n",
		'a.d.ts': 'export declare const it: 1;\n',
		'b.d.ts': 'export declare const it: 2;\n',
	});
	expect(text).toBe('declare const one: 1;\n\ndeclare const other: 2;\n\nexport { one, other };\n');
});

it('keeps what a file that is needed adds to the window, and nothing of one that is not', () => {
	const text = bundle({
		'index.d.ts': "export type { A } from './a.ts';\n",
		'a.d.ts':
			"import { B } from './b.ts';\ntype W = 1;\ndeclare global { interface Window { w: W } }\nexport type A = 1;\n",
		'b.d.ts': 'declare global { interface Window { b: 1 } }\nexport type B = 1;\n',
	});
	expect(text).toBe('type W = 1;\n\ndeclare global { interface Window { w: W } }\n\ntype A = 1;\n\nexport { A };\n');
});

it('refuses two declarations of one name', () => {
	const files = {
		'index.d.ts': "export type { A } from './a.ts';\nexport type { B } from './b.ts';\n",
		'a.d.ts': 'interface Same {}\nexport type A = Same;\n',
		'b.d.ts': 'interface Same {}\nexport type B = Same;\n',
	};
	expect(() => bundle(files)).toThrow(/a\.d\.ts and .*b\.d\.ts both declare "Same"\. Rename one\.$/);
});

it("refuses a public type that leans on somebody else's", () => {
	const files = { 'index.d.ts': "import type { Signal } from 'signals';\nexport type A = Signal;\n" };
	expect(() => bundle(files)).toThrow(/signals, which is not ours\. Declare the type in src\.$/);
});
