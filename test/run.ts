/** The command behind `npm test`: browsers, build, then every `test:*` script of package.json, and one line that sums. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryFolder } from './memory-folder.ts';
import { add, readSummaries, type Summary, summariesVariable } from './summary.ts';

const root = new URL('..', import.meta.url);
const failedOnce: Summary = { passed: 0, failed: 1, skipped: 0 };
const inMemory = memoryFolder();
const temporary = inMemory ? { TMPDIR: inMemory } : {};
const passedOnce: Summary = { passed: 1, failed: 0, skipped: 0 };

const total = add(runAll());
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

function runAll(): readonly Summary[] {
	const { scripts = {} } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
		scripts?: Record<string, string>;
	};
	// Nothing that follows means anything without these two.
	if (run('browsers', process.execPath, ['test/browsers/install.ts']) !== 0) return [failedOnce];
	if ('build' in scripts && run('build', 'npm', ['run', '--silent', 'build']) !== 0) return [failedOnce];

	const names = Object.keys(scripts).filter((name) => name.startsWith('test:'));
	if (names.length === 0) console.error('test: package.json has no script whose name begins with "test:"');
	return names.map(runScript);
}

/** A runner that counts nothing counts as one test; one that fails after all its tests passed has failed once more. */
function runScript(name: string): Summary {
	const folder = mkdtempSync(join(tmpdir(), 'yinyom-test-'));
	const exitCode = run(name, 'npm', ['run', '--silent', name], { [summariesVariable]: folder });
	const summaries = readSummaries(folder);
	rmSync(folder, { recursive: true });
	if (summaries.length === 0) return exitCode === 0 ? passedOnce : failedOnce;
	const counted = add(summaries);
	return exitCode === 0 || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

function run(title: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
	console.log(`\ntest: ${title}: ${program === 'npm' ? `npm ${args.join(' ')}` : args.join(' ')}`);
	const started = performance.now();
	const { status, signal, error } = spawnSync(program, args, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...temporary, ...env },
	});
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	const failure = error?.message ?? (signal ? `ended by ${signal}` : `exit code ${status}`);
	console.log(`test: ${title}: ${status === 0 ? 'done' : `FAILED, ${failure},`} after ${seconds} s`);
	return status ?? 1;
}
