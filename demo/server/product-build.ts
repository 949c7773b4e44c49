import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const builtFile = join(root, 'dist/yinyom.js');

/** Folders whose change makes the built product out of date. */
export const sourceFolders = ['src', 'styles', 'locales'].map((name) => join(root, name));
const sourceFiles = ['vite.config.ts', 'package.json'].map((name) => join(root, name));

/** Why the product has to be built; `undefined` when it is up to date. */
export function reasonToBuild(): string | undefined {
	if (!existsSync(builtFile)) return 'dist/yinyom.js is missing';
	const built = statSync(builtFile).mtimeMs;
	const inFolders = sourceFolders
		.filter(existsSync)
		.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)));
	const newer = [...inFolders, ...sourceFiles].find((file) => existsSync(file) && statSync(file).mtimeMs > built);
	return newer && `${newer.slice(root.length)} is newer than dist/yinyom.js`;
}

/** Runs the package's own build, its output in the terminal; `false` when it failed. */
export async function buildProduct(): Promise<boolean> {
	const build = spawn('npm', ['run', 'build', '--silent'], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	const [code] = await once(build, 'exit');
	return code === 0;
}
