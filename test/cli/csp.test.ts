import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { policyFor } from '../../src/server/content-security-policy.ts';
import { runCli } from '../receiver/run-cli.ts';
import { temporaryFile } from '../receiver/temporary-file.ts';
import { fineConfig } from './check.ts';

const gate = new URL('../../dist/yinyom-gate.js', import.meta.url);

async function csp(content: string, ...args: readonly string[]) {
	const file = temporaryFile('consent.json');
	writeFileSync(file, content);
	return runCli(['csp', file, ...args]);
}

it('prints the header of what is granted, and the hash of the gate as it is built', async () => {
	const hash = existsSync(gate)
		? `'sha256-${createHash('sha256').update(readFileSync(gate)).digest('base64')}'`
		: 'not built';
	const { code, stdout } = await csp(JSON.stringify(fineConfig), '--granted', 'analytics');
	expect(stdout.split('\n')).toEqual([
		`Content-Security-Policy: ${policyFor(fineConfig, ['analytics'])}`,
		`yinyom-gate.js: ${hash}`,
		'',
	]);
	expect(stdout).toContain('*.googletagmanager.com');
	expect(code).toBe(0);
});

it('reads the config of a page', async () => {
	const page = `<script type="application/json" data-yinyom-config>${JSON.stringify(fineConfig)}</script>`;
	expect((await csp(page)).stdout).toContain(`Content-Security-Policy: ${policyFor(fineConfig, [])}\n`);
});

it('says when there is nothing to refuse', async () => {
	expect((await csp(JSON.stringify(fineConfig), '--granted', 'analytics,marketing')).stdout).toContain('no policy');
});

it.each([
	['an unknown category', ['--granted', 'analitics'], '"analitics"'],
	['a bad address', ['--url', 'nowhere'], '--url is "nowhere"'],
	['an unknown option', ['--grant', 'analytics'], '"--grant"'],
])('refuses %s', async (_, args, said) => {
	const { code, stderr } = await csp(JSON.stringify(fineConfig), ...args);
	expect(stderr).toContain(said);
	expect(code).toBe(2);
});

it('refuses what is no config', async () => {
	expect((await csp('{ broken')).code).toBe(2);
	expect((await runCli(['csp'])).code).toBe(2);
	expect((await runCli(['csp', '/nowhere.json'])).code).toBe(2);
});
