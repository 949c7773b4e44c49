/** Finds or installs the browsers and fonts that the tests need: `node test/browsers/install.ts`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { listNeeds, type Need } from './needs.ts';

const isUbuntu = /^ID=ubuntu$/m.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '');

process.exitCode = await install();

async function install(): Promise<0 | 1> {
	let missing = await listMissing();
	const packages = missing.filter((need) => need.onUbuntu || !isUbuntu).flatMap((need) => need.packages);
	const asRoot = packages.length > 0 ? aptGetAsRoot() : undefined;
	if (asRoot) {
		run([...asRoot, 'update', '--quiet']);
		run([...asRoot, 'install', '--yes', '--quiet', '--no-install-recommends', ...packages]);
		missing = await listMissing();
	}

	const engines = missing.flatMap((need) => need.engine ?? []);
	if (engines.length > 0) {
		run(['npx', 'playwright', 'install', ...(asRoot ? ['--with-deps'] : []), ...engines]);
		missing = await listMissing();
	}

	for (const { what, found } of await listNeeds()) console.log(`browsers: ${what}: ${found ?? 'missing'}`);
	for (const { what, packages: byHand, engine } of missing) {
		const playwright = engine ? `, or run: npx playwright install ${engine}` : '';
		console.error(`browsers: ${what} is missing and could not be installed; install ${byHand.join(' ')}${playwright}`);
	}
	return missing.every(({ isOptional }) => isOptional) ? 0 : 1;
}

async function listMissing(): Promise<readonly Need[]> {
	return (await listNeeds()).filter((need) => need.found === undefined);
}

/** How to start apt-get with the right to install; undefined where there is none or it would ask for a password. */
function aptGetAsRoot(): readonly string[] | undefined {
	if (!existsSync('/usr/bin/apt-get')) return undefined;
	if (process.getuid?.() === 0) return ['apt-get'];
	return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n', '--preserve-env', 'apt-get'] : undefined;
}

function run(command: readonly string[]): void {
	const [program = '', ...args] = command;
	console.log(`browsers: ${command.join(' ')}`);
	const started = performance.now();
	const { status, error } = spawnSync(program, args, {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	const outcome = status === 0 ? 'done' : `failed (${error?.message ?? `exit code ${status}`})`;
	console.log(`browsers: ${program} ${outcome} after ${seconds} s`);
}
