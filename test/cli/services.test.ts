import { expect, it } from 'vitest';
import { configShape } from '../../src/config/shape.ts';
import { services } from '../../src/services.ts';
import { runCli } from '../receiver/run-cli.ts';
import { check, fineConfig } from './check.ts';

it('lists the catalog, one service a line: id, name, category', async () => {
	const { code, stdout, stderr } = await runCli(['services']);
	const lines = stdout.split('\n').slice(0, -1);
	expect(lines.map((line) => line.split(/ {2,}/))).toEqual(
		services.map(({ id, name, category }) => [id, name, category]),
	);
	expect(lines).toContainEqual(expect.stringMatching(/^line-tag +LINE Tag +marketing$/));
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

it('prints what to paste under "services" of a config', async () => {
	const { code, stdout } = await runCli(['services', 'vimeo']);
	expect(JSON.parse(stdout)).toEqual({
		vimeo: {
			name: 'Vimeo',
			vendor: 'Vimeo',
			privacyUrl: 'https://vimeo.com/privacy',
			hosts: ['player.vimeo.com', 'vimeo.com', '*.vimeocdn.com'],
			embed: 'video',
			cookies: [],
			country: 'US',
		},
	});
	expect(code).toBe(0);
});

it('prints several in one object, each once', async () => {
	const { stdout } = await runCli(['services', 'vimeo', 'line-tag', 'vimeo']);
	expect(Object.keys(JSON.parse(stdout) as object).toSorted()).toEqual(['line-tag', 'vimeo']);
});

it('prints every service of the catalog so that a config takes it as it is', async () => {
	const { stdout } = await runCli(['services', ...services.map(({ id }) => id)]);
	const declared = JSON.parse(stdout) as Readonly<Record<string, object>>;
	expect(Object.keys(declared).toSorted()).toEqual(services.map(({ id }) => id));
	expect(await check({ ...fineConfig, services: declared })).toEqual({
		code: 0,
		lines: ['consent.json: ok'],
		stderr: '',
	});
	const fields = new Set(Object.values(declared).flatMap((service) => Object.keys(service)));
	expect([...fields].filter((field) => !Object.hasOwn(configShape.services['*'], field))).toEqual([]);
	expect([...fields]).toEqual(expect.arrayContaining(['name', 'vendor', 'privacyUrl', 'hosts', 'cookies', 'storage']));
});

it.each<[string[], string]>([
	[['vimo'], 'yinyom services: there is no service "vimo". Did you mean "vimeo"?'],
	[['vimeo', 'frobnicate-everything'], 'yinyom services: there is no service "frobnicate-everything".'],
	[['constructor'], 'yinyom services: there is no service "constructor".'],
	[['--hepl'], 'yinyom services: there is no option "--hepl". Did you mean "--help"?'],
])('answers %j with what is wrong and exit code 2', async (args, text) => {
	const { code, stdout, stderr } = await runCli(['services', ...args]);
	expect(stderr).toContain(text);
	expect(stderr).toContain('"yinyom services" lists them all');
	expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

it('describes itself on --help', async () => {
	const { code, stdout } = await runCli(['services', '--help']);
	expect(stdout).toMatch(/^Usage: yinyom services \[id \.\.\.\]/);
	expect(code).toBe(0);
});
