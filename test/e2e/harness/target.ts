/** Puts a target into the words of an error message and into the plain data that the page can search for. */
import { isNamedByContent, selectorOf } from './roles.ts';
import type { Target } from './visitor.ts';

/** A target as JSON: an accessible name is wanted when `name` is there, as a pattern when `flags` is. */
export interface Wanted {
	readonly css: string;
	/** Whether elements that assistive technology does not see are left out, as they are for a role. */
	readonly perceivable: boolean;
	readonly namedByContent: boolean;
	readonly name?: string;
	readonly flags?: string;
}

export function describeTarget(target: Target): string {
	if (typeof target === 'string') return target;
	if (target.name === undefined) return target.role;
	return `${target.role} ${target.name instanceof RegExp ? String(target.name) : `“${target.name}”`}`;
}

export function wantedOf(target: Target): Wanted {
	if (typeof target === 'string') return { css: target, perceivable: false, namedByContent: false };
	const { role, name } = target;
	const wanted = { css: selectorOf(role), perceivable: true, namedByContent: isNamedByContent(role) };
	if (name === undefined) return wanted;
	return name instanceof RegExp ? { ...wanted, name: name.source, flags: name.flags } : { ...wanted, name };
}
