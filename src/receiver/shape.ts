import { fieldAt, note, type Problem } from './problem.ts';

/**
 * Whether a value has the form of `T`; whatever does not fit is noted in `problems`, all of it at once.
 *
 * Total: every value that JSON can hold is answered, none throws. Exact: a field that the form does not name is a
 * problem. Nothing is followed deeper than the form goes, so a million brackets cost no more than one.
 */
export type Check<T> = (value: unknown, at: string, problems: Problem[]) => value is T;

type OptionalKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
/** One check per field: a field added to the type and forgotten here does not compile. */
type RequiredChecks<T> = { readonly [K in Exclude<keyof T, OptionalKey<T>>]: Check<T[K]> };
type OptionalChecks<T> = { readonly [K in OptionalKey<T>]-?: Check<Exclude<T[K], undefined>> };

/** No field needs a longer text; tested first, so that no expression ever runs over a long one. */
const MAX_TEXT = 1024;

export const text =
	(form: RegExp, expected: string): Check<string> =>
	(value, at, problems): value is string =>
		(typeof value === 'string' && value.length <= MAX_TEXT && form.test(value)) ||
		note(problems, { at, expected, value });

export const oneOf =
	<const T extends string>(...values: readonly T[]): Check<T> =>
	(value, at, problems): value is T =>
		values.some((each) => each === value) ||
		note(problems, { at, expected: values.map((each) => `"${each}"`).join(' or '), value });

export const flag: Check<boolean> = (value, at, problems): value is boolean =>
	typeof value === 'boolean' || note(problems, { at, expected: 'true or false', value });

export const ordinal: Check<number> = (value, at, problems): value is number =>
	(Number.isSafeInteger(value) && Number(value) >= 1) ||
	note(problems, { at, expected: 'a whole number from 1', value });

export const count: Check<number> = (value, at, problems): value is number =>
	(Number.isSafeInteger(value) && Number(value) >= 0) ||
	note(problems, { at, expected: 'a whole number from 0', value });

export const nullable =
	<T>(check: Check<T>): Check<T | null> =>
	(value, at, problems): value is T | null =>
		value === null || check(value, at, problems);

export const list =
	<T>(item: Check<T>, max: number): Check<readonly T[]> =>
	(value, at, problems): value is readonly T[] => {
		if (!Array.isArray(value) || value.length < 1 || value.length > max)
			return note(problems, { at, expected: `a list of 1 to ${max}`, value });
		return every(value, (each, index) => item(each, `${at}[${index}]`, problems));
	};

export const map =
	<T>(key: Check<string>, item: Check<T>, max: number): Check<Readonly<Record<string, T>>> =>
	(value, at, problems): value is Readonly<Record<string, T>> => {
		if (!isObject(value) || Object.keys(value).length > max)
			return note(problems, { at, expected: `an object of at most ${max} fields`, value });
		return every(Object.entries(value), ([name, each]) => {
			const place = fieldAt(at, name);
			return key(name, `the name of ${place}`, problems) && item(each, place, problems);
		});
	};

export const object =
	<T>(required: RequiredChecks<T>, optional: OptionalChecks<T>): Check<T> =>
	(value, at, problems): value is T => {
		if (!isObject(value)) return note(problems, { at, expected: 'an object', value });
		const checks = new Map<string, Check<unknown>>(Object.entries({ ...required, ...optional }));
		const names = new Set([...Object.keys(required), ...Object.keys(value)]);
		return every([...names], (name) => {
			const place = fieldAt(at, name);
			const check = checks.get(name);
			// Asked by own key: a missing `constructor` must not be answered by the prototype.
			const field = Object.hasOwn(value, name) ? value[name] : undefined;
			return check
				? check(field, place, problems)
				: note(problems, { at: place, expected: 'no such field', value: field });
		});
	};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Like `Array.prototype.every`, but asks all of them: every problem is listed, not only the first. */
const every = <T>(items: readonly T[], test: (item: T, index: number) => boolean): boolean =>
	items.map(test).every(Boolean);
