import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { resolve } from '../../src/config/resolve.ts';
import { configShape, type Shape } from '../../src/config/shape.ts';
import { fineConfig } from '../cli/check.ts';
import { readDist } from './dist.ts';

type Schema = { readonly [key: string]: unknown };

const schema = JSON.parse(readDist('config.schema.json')) as Schema;
const isValid = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);

/** Whether the browser takes a config as it is, apart from what the law wants. */
const isTaken = (config: unknown): boolean =>
	!resolve(config).problems.some(([code]) => code === 'form' || code === 'unknown');

/** A path to every field, with a key of the owner's in open maps. */
function pathsOf(shape: Shape, at: readonly string[] = []): readonly (readonly string[])[] {
	if (typeof shape !== 'object' || shape instanceof RegExp || Array.isArray(shape)) return [at];
	const keys: Readonly<Record<string, string>> = { '*': 'analytics', '**': 'pt-BR' };
	return [at, ...Object.entries(shape).flatMap(([key, inner]) => pathsOf(inner, [...at, keys[key] ?? key]))];
}

const at = (path: readonly string[], value: unknown): unknown =>
	path.reduceRight((inner, key) => ({ [key]: inner }), value);

const values: readonly unknown[] = (
	[
		['', 'x', ' ', '/privacy', 'https://a.example/b', 'HTTPS://a.example', 'javascript:alert(1)', 'JavaScript:1'],
		['mailto:a@b.example', 'tel:+66', 'a:b', '?q', 'a@b.example', 'a b', '2024-03-07', 'v1 (draft)', 'a\nb', '\n'],
		['th', 'PT-br', 'th_TH', 'start', 'START', 'none', '_ga*', '_', 'google-analytics', 'Google', '๑', '😀'],
		['x'.repeat(40), 'x'.repeat(41), 'x'.repeat(200), 'x'.repeat(201)],
		[0, 1, -1, 1.5, 400, 999_999, 1_000_000, 1e21, true, false, null],
		[[], ['google-analytics'], ['Google', 'x'], [1], ['_ga*'], [[]], {}, { th: 'x' }, { 'pt-BR': '' }, { 'a b': 'x' }],
		[{ x: {} }, { X: {} }, { constructor: {} }, { name: 'x' }, { 'x-y': { name: 'x' } }, { '1x': {} }],
	] as readonly (readonly unknown[])[]
).flat();

it('is a schema of draft 2020-12 with a name of its own', () => {
	expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:yinyom:config' });
});

it('takes the config of the docs, with a note of where the schema is, and the smallest one', () => {
	expect(isValid({ $schema: 'node_modules/yinyom/dist/config.schema.json', ...fineConfig })).toBe(true);
	expect(isValid({})).toBe(true);
});

it('says of every form what the browser says', () => {
	const differing: unknown[] = [];
	let taken = 0;
	const paths = pathsOf(configShape);
	for (const path of paths) {
		for (const value of values) {
			const config = at(path, value);
			// No config at all, which is what a page without one has.
			if (config === null) continue;
			if (isTaken(config)) taken += 1;
			if (isValid(config) !== isTaken(config)) differing.push([path.join('.'), value, isValid(config)]);
		}
	}
	expect(paths.length).toBeGreaterThan(30);
	expect(taken).toBeGreaterThan(100);
	// One wrong form may fail in a hundred places; five tell enough.
	expect(differing.slice(0, 5)).toEqual([]);
});

it('describes every field', () => {
	const bare = Object.entries(fieldsOf(schema)).filter(([, field]) => typeof field['description'] !== 'string');
	expect(Object.keys(fieldsOf(schema)).length).toBeGreaterThan(30);
	expect(bare.map(([path]) => path)).toEqual([]);
});

it('offers the corners of the button as a choice', () => {
	expect(fieldsOf(schema)['.reopen']).toMatchObject({ enum: ['start', 'end', 'none'] });
});

function fieldsOf(part: Schema, path = ''): Readonly<Record<string, Schema>> {
	const fields = { ...(part['properties'] as object), ...(part['patternProperties'] as object) };
	return Object.assign(
		{},
		...Object.entries(fields as Record<string, Schema>).map(([key, field]) => ({
			[`${path}.${key}`]: field,
			...fieldsOf(field, `${path}.${key}`),
		})),
	);
}
