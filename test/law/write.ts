/** Runs every test that `test/LAW.md` names, and writes that file when all of them pass: `npm run law`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { lawTable, type Outcome, outcomesOf, passes } from './outcomes.ts';
import { proofs } from './table.ts';

const root = new URL('../../', import.meta.url);
const cache = new URL('.cache/', root);

async function run(program: string, args: readonly string[], report: string): Promise<readonly Outcome[]> {
	const child = spawn('npx', [program, ...args], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: new URL(report, cache).pathname },
	});
	await once(child, 'exit');
	return outcomesOf(JSON.parse(readFileSync(new URL(report, cache), 'utf8')));
}

const files = (isWanted: (file: string) => boolean) => [...new Set(proofs.map(([file]) => file).filter(isWanted))];
const isInBrowser = (file: string) => file.startsWith('e2e/');
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const outcomes = [
	...(await run(
		'vitest',
		[
			'run',
			'--config=test/vitest.config.ts',
			'--reporter=json',
			'--outputFile=.cache/law-vitest.json',
			...files((file) => !isInBrowser(file)).map((file) => `test/${file}`),
		],
		'law-vitest.json',
	)),
	...(await run(
		'playwright',
		[
			'test',
			'--config=test/e2e/playwright.config.ts',
			'--project=chromium',
			'--reporter=json',
			`--grep=${proofs.flatMap(([file, title]) => (isInBrowser(file) ? [literally(title)] : [])).join('|')}`,
			...files(isInBrowser),
		],
		'law-playwright.json',
	)),
];

// The one test that fails as long as the file is behind.
const failed = proofs.filter((proof) => !passes(proof, outcomes));
if (failed.length) {
	for (const [file, title] of failed) console.error(`law: test/${file} did not pass: ${title}`);
	process.exitCode = 1;
} else {
	writeFileSync(new URL('test/LAW.md', root), lawTable());
	console.log(`test/LAW.md: ${proofs.length} tests, all passed`);
}
