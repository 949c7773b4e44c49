import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = new URL('../../src/', import.meta.url);

/** Code alone, without comments and plain strings. */
const codeOf = (text: string) => text.replace(/\/\*[^]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
const touchesStorage = (text: string) =>
	/\b(localStorage|sessionStorage|indexedDB|cookieStore)[.)[]/.test(codeOf(text));

it('knows who touches storage, by name and not by import', () => {
	expect(touchesStorage('const kept = () => sessionStorage.getItem(KEY);')).toBe(true);
	expect(touchesStorage("// localStorage.x\n/** indexedDB */ const name = 'localStorage';")).toBe(false);
});

it('leaves storage to the platform, but for what src/README.md names', () => {
	const files = globSync('**/*.{ts,tsx}', { cwd: fileURLToPath(src) }).map((file) => file.replaceAll('\\', '/'));
	expect(files.length).toBeGreaterThan(200);
	const found = files.filter(
		(file) => !file.startsWith('platform/') && touchesStorage(readFileSync(new URL(file, src), 'utf8')),
	);
	expect(found.toSorted()).toEqual(['guard/start.ts', 'ui/layers.ts', 'ui/locale.ts']);
	const map = readFileSync(new URL('README.md', src), 'utf8');
	for (const file of found) expect(map).toContain(`\`${file.replace('.ts', '')}\``);
});
