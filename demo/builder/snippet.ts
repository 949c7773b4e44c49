import type { Config } from '../../src/config/types.ts';
import { services } from '../../src/services.ts';
import { type Choices, colourTokens, type Scheme } from './choices.ts';
import { coloursOf as themeColours } from './theme-colours.ts';

/** What an owner copies into their pages. */
export interface Snippet {
	/** The config and the script tag. */
	readonly tag: string;
	/** Tokens that differ from the theme's; empty when none does. */
	readonly css: string;
	/** How what has to wait is marked, by the services that were chosen; empty where none waits. */
	readonly marks: string;
}

/** @param opener what a link to the preference center says */
export function snippetOf(config: Config, choices: Choices, opener = 'Cookie settings'): Snippet {
	// A text of the owner's own may hold what would end the script.
	const json = JSON.stringify(config, null, '\t').replaceAll('<', '\\u003c');
	return {
		tag: `<script type="application/json" data-yinyom-config>\n${json}\n</script>\n<script async src="/yinyom.js"></script>`,
		css: cssOf(choices),
		marks: marksOf(config, opener),
	};
}

/** What goes into the head, in one file. */
export const wholeOf = ({ tag, css }: Omit<Snippet, 'marks'>): string =>
	`${css && `<style>\n${css}\n</style>\n`}${tag}\n`;

/** One line for each optional service, by what kind of element it comes as; and an opener where our button is not to be. */
function marksOf({ categories = {}, reopen }: Config, opener: string): string {
	const lines = Object.entries(categories)
		.filter(([category]) => category !== 'necessary')
		.flatMap(([category, { services: ids = [] }]) => {
			const chosen = services.filter(({ id }) => ids.includes(id));
			return chosen.map(({ id, name, embed }) =>
				embed
					? `<iframe data-consent="service:${id}" data-src="…"></iframe>`
					: `<!-- ${name} -->\n<script type="text/plain" data-consent="${category}" src="…"></script>`,
			);
		});
	if (reopen === 'none') lines.push(`<a href="#" data-consent-open>${opener}</a>`);
	return lines.join('\n');
}

/**
 * The tokens as a style sheet. Where the visitor's scheme decides, each has its own colours by a media query: unlike `light-dark()` it
 * needs no `color-scheme`, which the small button that brings the center back has none of.
 */
export function cssOf(choices: Choices): string {
	const { colorScheme = 'auto' } = choices;
	const always = declarations({ font: choices['token.font'], radius: choices['token.radius'] });
	const blocks = (['light', 'dark'] as const).map((scheme) => {
		const block = declarations(coloursOf(choices, scheme));
		if (!block.length || (colorScheme !== 'auto' && colorScheme !== scheme)) return '';
		return colorScheme === 'auto' ? `@media (prefers-color-scheme: ${scheme}) {\n${root(block, '\t')}\n}` : root(block);
	});
	return [always.length ? root(always) : '', ...blocks].filter(Boolean).join('\n\n');
}

/** The tokens for one scheme, whatever the visitor's is. */
export const cssFor = (choices: Choices, scheme: Scheme): string =>
	root(
		declarations({
			font: choices['token.font'],
			radius: choices['token.radius'],
			...coloursOf(choices, scheme),
		}),
	);

/**
 * What the owner changed; and the two tokens by which the small button that brings the center back goes with the theme: it is on every
 * later page, where no theme is fetched.
 */
function coloursOf(choices: Choices, scheme: Scheme): Readonly<Record<string, string | undefined>> {
	const own = Object.fromEntries(colourTokens.map((token) => [token, choices[`token.${scheme}.${token}`]]));
	const isPlain = !choices['theme'] && !choices['colorScheme'] && !own['background'] && !own['text'] && !own['accent'];
	if (isPlain || choices['reopen'] === 'none') return own;
	const { background, accent } = themeColours(choices, scheme);
	return { ...own, background, accent };
}

const declarations = (tokens: Readonly<Record<string, string | undefined>>): readonly string[] =>
	Object.entries(tokens).flatMap(([name, value]) => (value ? [`--yinyom-${name}: ${value};`] : []));

const root = (lines: readonly string[], indent = ''): string =>
	`${indent}:root {\n${lines.map((each) => `${indent}\t${each}\n`).join('')}${indent}}`;
