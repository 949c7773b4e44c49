import type { Plugin } from 'vite';

/** What a click runs for the first time. */
const files = ['yinyom-decision.js'];

/**
 * Asks the browser to compile all of a file while it loads, beside the page, instead of each function in the task of the click.
 * Only Chromium knows the comment so far; for all others it is one.
 * https://wicg.github.io/explicit-javascript-compile-hints-file-based/
 */
export const compileAhead: Plugin = {
	name: 'compile-ahead',
	applyToEnvironment: ({ name }) => name === 'parts',
	generateBundle(_, bundle) {
		for (const file of files) {
			const chunk = bundle[file];
			if (chunk?.type === 'chunk') chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
		}
	},
};
