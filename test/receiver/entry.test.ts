import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as entry from '../../src/receiver.ts';

const sources = globSync('../../src/receiver/**/*.ts', { cwd: import.meta.dirname }).map((name) => ({
	name,
	text: readFileSync(new URL(name, import.meta.url), 'utf8'),
}));

it('offers these names and no other', () => {
	expect(Object.keys(entry).sort()).toEqual([
		'createMetrics',
		'createOwnerPage',
		'createReceiver',
		'listenNode',
		'logLine',
		'nodeListener',
		'postgresStore',
		'preparePostgres',
		'receiptSchema',
		'sqliteStore',
		'startChain',
		'validateReceipt',
	]);
});

it('is loadable where there is no Node: its files import from Node and its packages nothing but types, until they are called', () => {
	expect(sources.length).toBeGreaterThan(10);
	const needs = /^(?:import|export) (?!type )[^;]*? from '(?![./]|kysely')/m;
	expect(sources.filter(({ text }) => needs.test(text)).map(({ name }) => name)).toEqual([]);
});

it('imports only its own files and what a receipt is', () => {
	const froms = sources.flatMap(({ text }) => [...text.matchAll(/from '(\.[^']*)'/g)].map(([, from]) => from));
	const others = froms.filter((from) => !/^\.\.?\/(?:chain\/|sql\/)?[\w-]+\.ts$/.test(from ?? ''));
	expect(new Set(others.map((from) => from?.replace(/^(?:\.\.\/)+/, '')))).toEqual(
		new Set(['consent/canonical-json.ts', 'consent/receipt.ts']),
	);
});
