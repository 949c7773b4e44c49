import { fieldAt, note, type Place, type Problem } from './problem.ts';

/** As much of JSON Schema (draft 2020-12) as a receipt needs. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Whether a value has the form of `T`; whatever does not fit is noted in `problems`, all of it at once.
 *
 * Total: every value that JSON can hold is answered, none throws. Exact: a field that the form does not name is a
 * problem. Nothing is followed deeper than the form goes, so a million brackets cost no more than one.
 */
export interface Check<T> {
	(value: unknown, at: Place, problems: Problem[]): value is T;
	/** The same form for others to check by: said once, so that the two cannot disagree. */
	readonly schema: JsonSchema;
}

type OptionalKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
/** One check per field: a field added to the type and forgotten here does not compile. */
type RequiredChecks<T> = { readonly [K in Exclude<keyof T, OptionalKey<T>>]: Check<T[K]> };
type OptionalChecks<T> = { readonly [K in OptionalKey<T>]-?: Check<Exclude<T[K], undefined>> };

/** No field needs a longer text; tested first, so that no expression ever runs over a long one. */
const MAX_TEXT = 1024;

export const check = <T>(
	schema: JsonSchema,
	test: (value: unknown, at: Place, problems: Problem[]) => boolean,
): Check<T> => Object.assign(test as (value: unknown, at: Place, problems: Problem[]) => value is T, { schema });

export const text = (form: RegExp, expected: string): Check<string> =>
	check(
		{ type: 'string', pattern: form.source, description: expected },
		(value, at, problems) =>
			(typeof value === 'string' && value.length <= MAX_TEXT && form.test(value)) ||
			note(problems, { at, expected, value }),
	);

export const oneOf = <const T extends string>(...values: readonly T[]): Check<T> =>
	check(
		{ enum: values },
		(value, at, problems) =>
			values.some((each) => each === value) ||
			note(problems, { at, expected: values.map((each) => `"${each}"`).join(' or '), value }),
	);

export const flag: Check<boolean> = check(
	{ type: 'boolean' },
	(value, at, problems) => typeof value === 'boolean' || note(problems, { at, expected: 'true or false', value }),
);

const wholeFrom = (minimum: number): Check<number> =>
	check(
		{ type: 'integer', minimum, maximum: Number.MAX_SAFE_INTEGER },
		(value, at, problems) =>
			(Number.isSafeInteger(value) && Number(value) >= minimum) ||
			note(problems, { at, expected: `a whole number from ${minimum}`, value }),
	);
export const ordinal = wholeFrom(1);
export const count = wholeFrom(0);

export const nullable = <T>(inner: Check<T>): Check<T | null> =>
	check(
		{ anyOf: [{ type: 'null' }, inner.schema] },
		(value, at, problems) => value === null || inner(value, at, problems),
	);

export const list = <T>(item: Check<T>, max: number): Check<readonly T[]> =>
	check({ type: 'array', items: item.schema, minItems: 1, maxItems: max }, (value, at, problems) => {
		if (!Array.isArray(value) || value.length < 1 || value.length > max)
			return note(problems, { at, expected: `a list of 1 to ${max}`, value });
		return every(value, (each, index) => item(each, () => `${at()}[${index}]`, problems));
	});

export const map = <T>(key: Check<string>, item: Check<T>, max: number): Check<Readonly<Record<string, T>>> =>
	check(
		{ type: 'object', propertyNames: key.schema, additionalProperties: item.schema, maxProperties: max },
		(value, at, problems) => {
			if (!isObject(value) || Object.keys(value).length > max)
				return note(problems, { at, expected: `an object of at most ${max} fields`, value });
			return every(Object.entries(value), ([name, each]) => {
				const place = () => fieldAt(at(), name);
				return key(name, () => `the name of ${place()}`, problems) && item(each, place, problems);
			});
		},
	);

export const object = <T>(required: RequiredChecks<T>, optional: OptionalChecks<T>): Check<T> => {
	const checks = new Map<string, Check<unknown>>(Object.entries({ ...required, ...optional }));
	const needed = Object.keys(required);
	const isNeeded = new Set(needed);
	const schema = {
		type: 'object',
		properties: Object.fromEntries([...checks].map(([name, each]) => [name, each.schema])),
		required: needed,
		additionalProperties: false,
	};
	return check(schema, (value, at, problems) => {
		if (!isObject(value)) return note(problems, { at, expected: 'an object', value });
		const names = [...needed, ...Object.keys(value).filter((name) => !isNeeded.has(name))];
		return every(names, (name) => {
			const place = () => fieldAt(at(), name);
			const field = checks.get(name);
			// Asked by own key: a missing `constructor` must not be answered by the prototype.
			const inner = Object.hasOwn(value, name) ? value[name] : undefined;
			return field
				? field(inner, place, problems)
				: note(problems, { at: place, expected: 'no such field', value: inner });
		});
	});
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Like `Array.prototype.every`, but asks all of them: every problem is listed, not only the first. */
const every = <T>(items: readonly T[], test: (item: T, index: number) => boolean): boolean =>
	items.reduce((isGood, item, index) => test(item, index) && isGood, true);
