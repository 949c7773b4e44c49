import type { PageTag } from './snapshot.ts';

/** https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, steps 8 to 12 */
const JAVASCRIPT = /^(text|application)\/(x-)?(java|ecma)script$|^text\/(javascript1\.[0-5]|jscript|livescript)$/;
/** Not code, and not held either: the browser acts on them at once. */
const ACTIVE = /^(module|importmap|speculationrules)$/;
const DATA = /^(application|text)\/([\w.+-]*\+)?json$|^text\/(plain|html|template|x-[\w-]+)$/;

/** What optimisers turn a `type` into, to run the script themselves. */
const REWRITTEN: readonly (readonly [optimiser: string, form: RegExp])[] = [
	['Rocket Loader', /^[\da-f]{6,}-/],
	['WP Rocket', /^rocketlazyloadscript$/],
	['LiteSpeed', /^litespeed\/javascript$/],
	['Perfmatters', /^pmdelayedscript$/],
	['NitroPack', /^nitropack\//],
	['PageSpeed', /^text\/psajs$/],
	['Phast', /^text\/phast$/],
];
/** The attributes they leave behind. */
const TRACES: readonly (readonly [optimiser: string, form: RegExp])[] = [
	['Rocket Loader', /^data-rocketsrc$|^data-cf-modified/],
	['WP Rocket', /^data-rocket-/],
	['LiteSpeed', /^data-lsc/],
];

const typeOf = ({ attributes }: PageTag): string => (attributes['type'] ?? '').trim().toLowerCase();

/** Whether the browser runs a script of this type, as code or as rules. */
export const isLive = (tag: PageTag): boolean => {
	const type = typeOf(tag);
	return !type || JAVASCRIPT.test(type) || ACTIVE.test(type);
};

/** Whether it is code that runs, an `importmap` or rules excluded. */
export const isCode = (tag: PageTag): boolean => isLive(tag) && !/^(importmap|speculationrules)$/.test(typeOf(tag));

export const isSpeculation = (tag: PageTag): boolean => tag.name === 'script' && typeOf(tag) === 'speculationrules';

/** Who changed a script, `''` for an unknown one that gave it a type nobody runs; `undefined` when it is untouched. */
export function rewriter(tag: PageTag): string | undefined {
	const type = typeOf(tag);
	const named =
		REWRITTEN.find(([, form]) => form.test(type)) ??
		TRACES.find(([, form]) => Object.keys(tag.attributes).some((name) => form.test(name)));
	return named?.[0] ?? (isLive(tag) || DATA.test(type) ? undefined : '');
}
