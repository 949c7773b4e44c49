/**
 * A pattern of cookie names and storage keys as a regular expression: `*` stands for any characters, everything else for itself.
 *
 * @param any what `*` becomes
 */
export const expressionOf = (pattern: string, any = '.*'): string =>
	pattern.replace(/[^\w*-]/g, '\\$&').replaceAll('*', any);

export const matchesName = (pattern: string, name: string): boolean =>
	new RegExp(`^${expressionOf(pattern)}$`).test(name);
