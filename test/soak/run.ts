/**
 * The long forms of what the tests play shortly: `npm run soak`, or some of it, `npm run soak -- delivery killed`.
 *
 * Each part is a command of its own, so that one that fails takes no other with it; minutes are for two cores.
 */
import { spawnSync } from 'node:child_process';

interface Part {
	readonly name: string;
	readonly what: string;
	readonly minutes: number;
	readonly command: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
}

const playwright = ['playwright', 'test', '-c', 'test/e2e/playwright.config.ts', '--workers=1'];

const parts: readonly Part[] = [
	{
		name: 'delivery',
		what: 'receipts from four tabs through faults, from pages that are left at once, and every answer of a server, in three engines',
		minutes: 30,
		command: [...playwright, 'delivery'],
	},
	{
		name: 'killed',
		what: 'browsers that are killed right after a decision, in Chromium and Firefox',
		minutes: 13,
		command: [...playwright, '--project=chromium', '--project=firefox', 'killed'],
	},
	{
		name: 'engines',
		what: 'every scenario in Firefox and WebKit, also those that they do not play in the tests',
		minutes: 60,
		command: [...playwright, '--project=firefox', '--project=webkit'],
	},
	{
		name: 'receiver',
		what: 'the receiver and PostgreSQL, killed 40 times over each store while 50 clients post',
		minutes: 10,
		command: [
			'vitest',
			'run',
			'--config',
			'test/vitest.config.ts',
			'--project',
			'receiver',
			'test/receiver/killed.test.ts',
		],
	},
	{
		name: 'chain',
		what: '100,000 changes of a chain of 100,000, and 1 % of 100,000 receipts erased from both stores',
		minutes: 12,
		command: [
			'vitest',
			'run',
			'--config',
			'test/vitest.config.ts',
			'--testTimeout=1800000',
			'--project',
			'receiver',
			'test/receiver/chain/tampering.test.ts',
			'test/receiver/chain/erase.test.ts',
		],
		env: { TAMPERINGS: '100000', ERASED_OF: '100000' },
	},
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length) {
	console.error(
		`soak: no part is called ${unknown.join(', ')}. There are: ${parts.map(({ name }) => name).join(', ')}`,
	);
	process.exit(2);
}

const chosen = parts.filter(({ name }) => !wanted.length || wanted.includes(name));
const failed: string[] = [];
for (const [index, { name, what, minutes, command, env }] of chosen.entries()) {
	console.log(`soak ${index + 1} of ${chosen.length}, ${name}: ${what} (about ${minutes} minutes)`);
	const [program = '', ...args] = command;
	const { status } = spawnSync(program, args, {
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: { ...process.env, ...env, YINYOM_SOAK: '1' },
	});
	if (status !== 0) failed.push(name);
}
console.log(failed.length ? `soak: failed: ${failed.join(', ')}` : `soak: ${chosen.length} of ${chosen.length} passed`);
process.exit(failed.length ? 1 : 0);
