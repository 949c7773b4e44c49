import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contract, knownFolders, violations } from './import-table.ts';
import { type Import, importsOf, readImports } from './read-imports.ts';

const imports = readImports();

it('allows every import of the sources', () => {
	expect(imports.length).toBeGreaterThan(100);
	expect(violations(imports)).toEqual([]);
});

it('knows every folder of the sources', () => {
	const found = readdirSync(new URL('../../src/', import.meta.url), { withFileTypes: true });
	expect(knownFolders.toSorted()).toEqual(found.filter((each) => each.isDirectory()).map(({ name }) => name));
});

it('finds nothing to load in what the guard and the parts agree on', () => {
	const ofContract = imports.filter(({ from }) => from === contract);
	expect(ofContract.length).toBeGreaterThan(5);
	expect(ofContract.filter(({ isType }) => !isType)).toEqual([]);
});

it.each<[string, string]>([
	['config/a.ts', "import { decide } from '../consent/decide.ts';"],
	['consent/a.ts', "import { resolve } from '../config/resolve.ts';"],
	['consent/a.ts', "import Cookies from 'js-cookie';"],
	['consent/a.ts', "export * from '../platform/cookie.ts';"],
	['platform/a.ts', "import Cookies from 'js-cookie';"],
	['platform/a.ts', "import type { ConsentRecord } from '../consent/record.ts';"],
	['effects/a.ts', "import { save } from './save.ts';"],
	['effects/a.ts', "import { createNotice } from '../ui/notice.ts';"],
	['ui/a.tsx', "import { change } from '../consent/change.ts';"],
	['ui/a.tsx', "import { writeCookie } from '../platform/cookie.ts';"],
	['ui/a.tsx', "import { createReopen } from '../guard/reopen.ts';"],
	['ui/a.tsx', "import { createReopen, LABEL } from '../guard/reopen.ts';"],
	['ui/a.tsx', "void import('../effects/save.ts');"],
	['services/a.ts', "import { service } from './youtube.ts';"],
	['receiver/a.ts', "import { digest } from '../platform/digest.ts';"],
	['receiver/a.ts', "import { createServer } from 'node:http';"],
	['guard/a.ts', "import { change } from '../consent/change.ts';"],
	['guard/a.ts', "import { createReceipts } from '../effects/receipt.ts';"],
	['guard/a.ts', "import '../ui/layers.ts';"],
	['guard/a.ts', "import { h } from 'preact';"],
	['guard.ts', "import { createUi } from './ui.ts';"],
	['gate/a.ts', "import { createHold } from '../effects/hold.ts';"],
	['gate/a.ts', "import { findTag } from '../guard/tag.ts';"],
	['server/a.ts', "import { cookieValues } from '../platform/memory.ts';"],
	['server/a.ts', "import { createHash } from 'node:crypto';"],
	['cli/a.ts', "import { start } from '../index.ts';"],
	['other/a.ts', "import { idForm } from '../config/id-form.ts';"],
])('refuses, in %s, %s', (from, text) => {
	expect(violations(importsOf(from, text))).toHaveLength(1);
});

it('reads types, re-exports, imports on demand and globs', () => {
	const text = `
		import { type A, b } from './b.ts';
		import type { C } from '../c/c.ts';
		import './d.css?inline';
		export { type E, f } from './e.ts';
		const g = () => [import('./g.ts'), import.meta.glob(['../locales/*.json', './services/*.ts', '!./services/x.ts'])];
	`;
	expect(importsOf('ui/a.ts', text)).toEqual<Import[]>([
		{ from: 'ui/a.ts', to: 'ui/b.ts', names: ['A'], isType: true },
		{ from: 'ui/a.ts', to: 'ui/b.ts', names: ['b'], isType: false },
		{ from: 'ui/a.ts', to: 'c/c.ts', names: ['C'], isType: true },
		{ from: 'ui/a.ts', to: 'ui/d.css', names: [], isType: false },
		{ from: 'ui/a.ts', to: 'ui/e.ts', names: ['E'], isType: true },
		{ from: 'ui/a.ts', to: 'ui/e.ts', names: ['f'], isType: false },
		{ from: 'ui/a.ts', to: 'ui/g.ts', names: ['*'], isType: false },
		{ from: 'ui/a.ts', to: 'locales/*.json', names: ['*'], isType: false },
		{ from: 'ui/a.ts', to: 'ui/services/*.ts', names: ['*'], isType: false },
	]);
});
