import { writeFileSync } from 'node:fs';
import { runCli, startCli } from '../receiver/run-cli.ts';
import { temporaryFile } from '../receiver/temporary-file.ts';

/** A config to which nothing can be said. */
export const fineConfig = {
	controller: { name: 'Example Co., Ltd.', email: 'privacy@example.co.th' },
	policy: { url: '/privacy', version: '2024-03-07' },
	categories: { analytics: { services: ['google-analytics', 'posthog'] }, marketing: { services: ['meta-pixel'] } },
	receipts: { endpoint: '/consent' },
};

/** What `yinyom check-config` says of a file with this content. */
export async function check(content: string | object, { name = 'consent.json', args = [] as readonly string[] } = {}) {
	const file = temporaryFile(name);
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	const { code, stdout, stderr } = await runCli(['check-config', file, ...args]);
	return { code, lines: stdout.replaceAll(file, name).split('\n').slice(0, -1), stderr };
}

/** The same, given on the standard input. */
export async function checkInput(content: string) {
	const run = startCli(['check-config', '-']);
	run.process.stdin?.end(content);
	await run.exited;
	return { code: run.process.exitCode, lines: run.stdout().split('\n').slice(0, -1), stderr: run.stderr() };
}
