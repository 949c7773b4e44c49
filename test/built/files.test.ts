import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { distFiles, readDist, sourceNames } from './dist.ts';

it('builds these files and no other', () => {
	const services = sourceNames('src/services').filter((name) => name !== 'service');
	expect(distFiles).toEqual(
		[
			'cli.js',
			'config.schema.json',
			'index.d.ts',
			'index.js',
			...sourceNames('locales').map((name) => `locales/${name}.js`),
			'receiver.d.ts',
			'receiver.js',
			'receiver/node-server.js',
			'services.d.ts',
			'services.js',
			...services.map((name) => `services/${name}.js`),
			'yinyom-config.js',
			'yinyom-decision.js',
			'yinyom-explain.js',
			'yinyom-preact.js',
			'yinyom-preferences.js',
			'yinyom-ui.js',
			'yinyom.full.js',
			'yinyom.js',
		].toSorted(),
	);
});

it('makes the command line program a file that can be run', () => {
	expect(readDist('cli.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
	expect(statSync(new URL('../../dist/cli.js', import.meta.url)).mode & 0o111).toBe(0o111);
});

it('leaves no import to the owner: every file finds the others beside it, or in Node', () => {
	const strangers = distFiles
		.filter((file) => file.endsWith('.js'))
		.flatMap((file) =>
			Array.from(readDist(file).matchAll(/\b(?:from|import)\s*\(?\s*(["'`])([^"'`]+)\1/g), ([, , to = '']) => to)
				.filter((to) => !/^(?:\.{1,2}\/|node:)/.test(to))
				.map((to) => `${file}: ${to}`),
		);
	expect(strangers).toEqual([]);
});
