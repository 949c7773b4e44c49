import { descriptions } from './descriptions.ts';
import { idForm } from './id-form.ts';
import { configShape, DAYS, openKey, type Shape, TEXT } from './shape.ts';
import { wordsOf } from './words-of.ts';

/** As much of JSON Schema (draft 2020-12) as a config needs. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The shape of a config in the words of JSON Schema, so that an editor completes and checks it while it is written.
 *
 * It says what `resolve` says of form and unknown keys; what the law wants, and services that nobody declared, only
 * `yinyom check-config` tells.
 */
export function configSchema(): JsonSchema {
	const { properties, ...schema } = schemaOf(configShape, '');
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$id: 'urn:yinyom:config',
		title: 'Config of Yinyom',
		description: 'What the site owner writes: JSON in the page, or the object given to start().',
		...schema,
		properties: {
			$schema: { type: 'string', description: 'Where this schema is, for the editor.' },
			...(properties as object),
		},
	};
}

function schemaOf(shape: Shape, path: string): JsonSchema {
	if (shape === TEXT) return { anyOf: [string(/./), { type: 'object', ...fields({ '**': /./ }, path) }] };
	if (typeof shape === 'number') return { type: 'integer', minimum: shape === DAYS ? 1 : 0, maximum: shape };
	if (shape === 'boolean') return { type: 'boolean' };
	if (shape instanceof RegExp) return string(shape);
	if (Array.isArray(shape))
		return shape.length === 1
			? { type: 'array', items: schemaOf(shape[0], path) }
			: { anyOf: shape.map((each) => schemaOf(each, path)) };
	return { type: 'object', ...fields(shape as Readonly<Record<string, Shape>>, path) };
}

function fields(shape: Readonly<Record<string, Shape>>, path: string): JsonSchema {
	const properties: Record<string, JsonSchema> = {};
	const patternProperties: Record<string, JsonSchema> = {};
	for (const [key, inner] of Object.entries(shape)) {
		const at = path ? `${path}.${key}` : key;
		const description = (descriptions as Readonly<Record<string, string>>)[at];
		const schema = { ...(description && { description }), ...schemaOf(inner, at) };
		if (key === '*' || key === '**') patternProperties[patternOf(key === '*' ? idForm : openKey)] = schema;
		else properties[key] = schema;
	}
	return {
		...(Object.keys(properties).length && { properties }),
		...(Object.keys(patternProperties).length && { patternProperties }),
		additionalProperties: false,
	};
}

/** A plain choice becomes a list, which editors can offer. */
function string(form: RegExp): JsonSchema {
	const words = wordsOf(form);
	return words.length ? { enum: words } : { type: 'string', pattern: patternOf(form) };
}

/** JSON Schema knows no flags: `i` is spelled out, letter by letter. */
function patternOf({ source, ignoreCase }: RegExp): string {
	if (!ignoreCase) return source;
	const both = (letters: string) => `${letters.toLowerCase()}${letters.toUpperCase()}`;
	return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|[a-z]/gi, (part) => {
		if (part.startsWith('\\')) return part;
		if (part.startsWith('['))
			return part.replace(/\\.|[a-z](?:-[a-z])?/gi, (run) => (run.startsWith('\\') ? run : both(run)));
		return `[${both(part)}]`;
	});
}
