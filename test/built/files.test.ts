import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importsOf } from '../imports/read-imports.ts';
import { locales, looks, services } from '../../src/build/define.ts';
import { distFiles, readDist } from './dist.ts';

it('builds these files and no other', () => {
	expect(distFiles).toEqual(
		[
			'cli.js',
			'config.schema.json',
			'index.d.ts',
			'index.js',
			'licenses.txt',
			...locales.flatMap((name) => [`locales/${name}.js`, `locales-more/${name}.js`, `locales-facts/${name}.js`]),
			...looks.map((name) => `looks/${name}.js`),
			'receipt.schema.json',
			'receiver.d.ts',
			'receiver.js',
			'receiver/kysely.js',
			'receiver/node-server.js',
			'server.d.ts',
			'server.js',
			'services.d.ts',
			'services.js',
			'tag-manager.d.ts',
			'tag-manager.js',
			...services.map((name) => `services/${name}.js`),
			'yinyom-keyboard.js',
			'yinyom-look.js',
			'yinyom-receipt.js',
			'yinyom-revive.js',
			'yinyom-stop.js',
			'yinyom-outbox.js',
			'yinyom-each.js',
			'yinyom-sweep.js',
			'yinyom-switches.js',
			'yinyom-decision.js',
			'yinyom-declaration.js',
			'yinyom-details.js',
			'yinyom-explain.js',
			'yinyom-placeholders.js',
			'yinyom-inspect.js',
			'yinyom-choices.js',
			'yinyom-law.js',
			'yinyom-migrate.js',
			'yinyom-modes.js',
			'yinyom-more.js',
			'yinyom-gate.js',
			'yinyom-preact.js',
			'yinyom-preferences.js',
			'yinyom-ui.js',
			'yinyom.full.js',
			'yinyom.js',
		].toSorted(),
	);
});

it('passes on the licence of every package that went into a file', () => {
	const texts = readDist('licenses.txt').split('-'.repeat(80));
	expect(texts.map((text) => text.trim().split(' ')[0])).toEqual([
		'@hono/node-server',
		'entities',
		'hono',
		'js-cookie',
		'kysely',
		'parse5',
		'preact',
	]);
	const grants = /Permission is hereby granted|Redistribution and use in source and binary forms/;
	expect(texts.filter((text) => !grants.test(text))).toEqual([]);
});

it('makes the command line program a file that can be run', () => {
	expect(readDist('cli.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
	expect(statSync(new URL('../../dist/cli.js', import.meta.url)).mode & 0o111).toBe(0o111);
});

it('leaves one import to the owner, the driver of PostgreSQL: every file finds the others beside it, or in Node', () => {
	const imports = distFiles.filter((file) => file.endsWith('.js')).flatMap((file) => importsOf(file, readDist(file)));
	expect(imports.length).toBeGreaterThan(15);
	expect(imports.filter(({ to }) => !distFiles.includes(to) && !to.startsWith('node:') && to !== 'pg')).toEqual([]);
});

it('needs Node in the command line program and the server alone, so that the receiver runs where there is none', () => {
	const files = distFiles.filter((file) => /^import[^;]* from ["']node:/m.test(readDist(file)));
	expect(files).toEqual(['cli.js', 'receiver/node-server.js']);
});
