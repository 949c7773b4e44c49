/** Somebody else's project with the packed package in it, as npm installs it. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ours = (path: string) => join(root, 'node_modules', path);

export const tools = {
	tsc: ours('typescript/bin/tsc'),
	vite: ours('vite/bin/vite.js'),
	publint: ours('publint/src/cli.js'),
	attw: ours('@arethetypeswrong/cli/dist/index.js'),
	yinyom: 'node_modules/.bin/yinyom',
};

export interface Consumer {
	readonly folder: string;
	readonly tarball: string;
	/** Writes a file of the project. */
	readonly write: (name: string, content: object | string) => void;
	/** Lends it packages that we have, by name. */
	readonly link: (...packages: readonly string[]) => void;
	/** Runs a program of Node in the project; a non-zero exit code is in the answer, not an error. */
	readonly run: (program: string, ...args: readonly string[]) => Promise<Outcome>;
	readonly remove: () => void;
}

export interface Outcome {
	readonly code: number;
	/** Both streams. */
	readonly output: string;
}

/** Packs, and installs into an empty project; nothing is fetched: the package has no dependencies. */
export async function createConsumer(): Promise<Consumer> {
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-consumer-'));
	const npm = (cwd: string, ...args: readonly string[]) => start('npm', args, cwd);
	const packed = await npm(
		root,
		'pack',
		'--ignore-scripts',
		'--json',
		'--loglevel',
		'error',
		'--pack-destination',
		folder,
	);
	const name = /"filename": "([^"]+)"/.exec(packed.output)?.[1];
	if (!name) throw new Error(`npm pack: exit code ${packed.code}\n${packed.output}`);
	cpSync(new URL('consumer/', import.meta.url), folder, { recursive: true });
	const write: Consumer['write'] = (file, content) => {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
	};
	write('package.json', { name: 'consumer', private: true, type: 'module' });
	const installed = await npm(folder, 'install', '--no-save', '--offline', '--no-audit', '--no-fund', `./${name}`);
	if (installed.code !== 0) throw new Error(`npm install: exit code ${installed.code}\n${installed.output}`);
	return {
		folder,
		tarball: join(folder, name),
		write,
		link: (...packages) => {
			for (const each of packages) {
				const place = join(folder, 'node_modules', each);
				mkdirSync(dirname(place), { recursive: true });
				symlinkSync(ours(each), place);
			}
		},
		run: (program, ...args) => start(process.execPath, [program, ...args], folder),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function start(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
	// What the test runner sets, its children would take for their own.
	const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined };
	try {
		const { stdout, stderr } = await promisify(execFile)(program, [...args], { cwd, env });
		return { code: 0, output: `${stdout}${stderr}` };
	} catch (error) {
		const { code, stdout, stderr } = error as { code: number | string; stdout?: string; stderr?: string };
		if (typeof code !== 'number') throw error;
		return { code, output: `${stdout ?? ''}${stderr ?? ''}` };
	}
}
