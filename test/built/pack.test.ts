import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { services } from '../../src/services.ts';
import { findEngines } from '../browsers/find.ts';
import { fineConfig } from '../cli/check.ts';
import { type Consumer, createConsumer, tools } from './consumer.ts';

/** What the README shows in TypeScript, and its scripts for a page that has the tag, whose types are the same. */
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const shown = [
	...[...readme.matchAll(/```ts\n([^]*?)```/g)].map(([, code = '']) => code),
	...[...readme.matchAll(/<script>\n(.*?yinyomQueue[^]*?)<\/script>/g)].map(
		([, code = '']) => `import type {} from 'yinyom';\n${code}`,
	),
];
/** What its pieces leave to the reader. */
const left = `
declare const request: Request;
declare const response: { readonly headers: Headers };
declare const order: unknown;
declare function sendToConversionsApi(order: unknown): void;
`;

let consumer: Consumer;
beforeAll(async () => {
	consumer = await createConsumer();
	consumer.link('hono', '@hono', 'express', '@types/express');
	shown.forEach((code, index) => consumer.write(`readme/${index}.ts`, code));
	consumer.write('readme/left.d.ts', left);
	consumer.write('readme/consent.json', readFileSync(join(consumer.folder, 'consent.json'), 'utf8'));
});
afterAll(() => consumer.remove());

const fine = { code: 0, output: '' };

it('finds nothing wrong with the package', async () => {
	const { code, output } = await consumer.run(tools.publint, 'run', consumer.tarball, '--strict');
	expect(output).toContain('All good!');
	expect(code).toBe(0);
});

it('finds nothing wrong with its types', async () => {
	// The scripts are for a tag, not for an import.
	const scripts = ['yinyom', 'yinyom-gate', 'yinyom-declaration', 'yinyom.full'].map((name) => `./${name}.js`);
	const { code, output } = await consumer.run(
		tools.attw,
		consumer.tarball,
		'--profile',
		'esm-only',
		'--exclude-entrypoints',
		...scripts,
	);
	expect(output).toContain('"yinyom/receiver"');
	expect(output).not.toMatch(/❌|"yinyom\/yinyom/);
	expect(code).toBe(0);
});

it.each([
	['preserve', 'bundler'],
	['nodenext', 'nodenext'],
])('compiles strictly as %s with module resolution %s', async (module, moduleResolution) => {
	const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
	const shared = { ...strict, module, moduleResolution, target: 'es2022', noEmit: true, resolveJsonModule: true };
	const page = { ...shared, lib: ['es2023', 'dom'], types: [] };
	const server = {
		...shared,
		lib: ['es2023'],
		types: ['node'],
		typeRoots: [join(import.meta.dirname, '../../node_modules/@types')],
	};
	consumer.write('tsconfig.page.json', { files: ['main.ts', 'tag.ts', 'shared.ts'], compilerOptions: page });
	consumer.write('tsconfig.server.json', { files: ['server.ts'], compilerOptions: server });
	consumer.write('tsconfig.readme.json', {
		include: ['readme/*.ts'],
		// Express and Hono are the owner's, and so are their types.
		compilerOptions: { ...page, types: ['node'], typeRoots: server.typeRoots, skipLibCheck: true },
	});
	expect(await consumer.run(tools.tsc, '-p', 'tsconfig.page.json')).toEqual(fine);
	expect(await consumer.run(tools.tsc, '-p', 'tsconfig.server.json')).toEqual(fine);
	expect(shown.length).toBeGreaterThan(10);
	expect(await consumer.run(tools.tsc, '-p', 'tsconfig.readme.json')).toEqual(fine);
});

it('shows the notice on a page that the owner bundled', async () => {
	const { code, output } = await consumer.run(tools.vite, 'build', '--logLevel', 'warn');
	expect({ code, output }).toEqual(fine);
	const server = await preview({
		root: consumer.folder,
		configFile: false,
		logLevel: 'error',
		preview: { host: '127.0.0.1', port: 0 },
	});
	onTestFinished(() => server.close());
	const engine = (await findEngines()).chromium;
	const browser = await chromium.launch(engine.kind === 'playwright' ? { executablePath: engine.executable } : {});
	onTestFinished(() => browser.close());
	const page = await browser.newPage();
	const problems: string[] = [];
	page.on('pageerror', ({ message }) => problems.push(message));
	page.on('requestfailed', (request) => problems.push(request.url()));
	await page.goto(server.resolvedUrls?.local[0] ?? '');
	await page.getByRole('button', { name: 'Accept all', exact: true }).click();
	await expect.poll(() => page.evaluate(() => document.cookie)).toMatch(/^yinyom=/);
	expect(await page.evaluate(() => window.yinyom?.isGranted('service:google-analytics'))).toBe(true);
	expect(problems).toEqual([]);
});

it('keeps to the services that are imported when the owner bundles', async () => {
	consumer.write('one.js', "import { youtube } from 'yinyom/services'; console.log(youtube.name);");
	consumer.write('bundle.config.js', 'export default { ssr: { noExternal: true } };');
	const options = ['--config', 'bundle.config.js', '--logLevel', 'warn', '--ssr', 'one.js', '--outDir', 'one'];
	await consumer.run(tools.vite, 'build', ...options);
	const { output } = await consumer.run('one/one.js');
	expect(output).toBe('YouTube\n');
	const bundle = readFileSync(join(consumer.folder, 'one/one.js'), 'utf8');
	expect(services.filter(({ name }) => bundle.includes(`"${name}"`)).map(({ id }) => id)).toEqual(['youtube']);
	expect(bundle).not.toContain('import');
});

it.each(['yinyom', 'yinyom/receiver', 'yinyom/server', 'yinyom/services'])(
	'can be imported where there is no window: %s',
	async (entry) => {
		consumer.write('import.js', `console.log(Object.keys(await import('${entry}')).length > 0);`);
		expect(await consumer.run('import.js')).toEqual({ code: 0, output: 'true\n' });
	},
);

it('says where it is to be started when a server starts it', async () => {
	consumer.write(
		'start.js',
		"import { start } from 'yinyom'; try { start({}) } catch ({ message }) { console.log(message) }",
	);
	const { output } = await consumer.run('start.js');
	expect(output).toContain('start() needs a page');
});

it('installs a command that checks a config', async () => {
	expect((await consumer.run(tools.yinyom, '--help')).output).toContain('check-config');
	const { version } = JSON.parse(readFileSync(join(consumer.folder, 'node_modules/yinyom/package.json'), 'utf8'));
	expect(await consumer.run(tools.yinyom, '--version')).toEqual({ code: 0, output: `${version}\n` });
	consumer.write('consent.json', fineConfig);
	expect(await consumer.run(tools.yinyom, 'check-config', 'consent.json')).toEqual({
		code: 0,
		output: 'consent.json: ok\n',
	});
	consumer.write('consent.json', { ...fineConfig, categories: { analytics: { services: ['googel-analytics'] } } });
	const { code, output } = await consumer.run(tools.yinyom, 'check-config', 'consent.json');
	expect(output).toContain('Did you mean "google-analytics"?');
	expect(code).toBe(1);
});
