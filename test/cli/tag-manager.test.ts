import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tagManagerContainer } from '../../src/tag-manager/container.ts';
import { tagManagerTemplate } from '../../src/tag-manager/template.ts';
import { runCli } from '../receiver/run-cli.ts';
import { temporaryFile } from '../receiver/temporary-file.ts';
import { fineConfig } from './check.ts';

const withEvent = { ...fineConfig, signals: { googleMode: { event: true } } };
const written = (config: object) => {
	const file = temporaryFile('consent.json');
	writeFileSync(file, JSON.stringify(config));
	return file;
};

it('prints the container of a config, and what the page lacks', async () => {
	const { code, stdout, stderr } = await runCli(['tag-manager', written(withEvent), '--measurement-id', 'G-AB12']);
	expect([code, stderr]).toEqual([0, '']);
	const made = JSON.parse(stdout);
	const time = new Date(Number(made.containerVersion.fingerprint));
	expect(Math.abs(Date.now() - time.getTime())).toBeLessThan(60_000);
	expect(made).toEqual(JSON.parse(JSON.stringify(tagManagerContainer(withEvent, { measurementId: 'G-AB12', time }))));
	expect((await runCli(['tag-manager'])).stderr).toContain('"event": true');
});

it('prints the template alone', async () => {
	expect((await runCli(['tag-manager', '--template'])).stdout).toBe(tagManagerTemplate());
});

it('refuses what it cannot read', async () => {
	const bad = temporaryFile('consent.json');
	writeFileSync(bad, '{ broken');
	for (const id of ['UA-1', 'UA-123456-7', 'GTM-AB12', 'g-ab12', 'G-']) {
		const { code, stdout, stderr } = await runCli(['tag-manager', '--measurement-id', id]);
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain(`--measurement-id is "${id}"`);
	}
	for (const args of [[bad], ['/nowhere.json'], ['--measurement-id', 'UA 1'], ['--tag', 'x']])
		expect((await runCli(['tag-manager', ...args])).code).toBe(2);
});
