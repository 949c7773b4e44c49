/** An object with named fields; a list is none. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	!!value && typeof value === 'object' && !Array.isArray(value);
