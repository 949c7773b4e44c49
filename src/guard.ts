import { whenConfigured } from './guard/read-config.ts';
import { start } from './guard/start.ts';
import { besideOf, findTag } from './guard/tag.ts';
import { isParsing, quietly } from './platform/page.ts';

/** Entry → `yinyom.js`, the file in the script tag. Whatever else is needed is fetched from beside it. */
const tag = findTag();

whenConfigured((raw, problem) => {
	const wishes = raw as { readonly catch?: unknown; readonly enforce?: unknown } | null | undefined;
	// A synchronous script may write into the page that holds it, and the parser stops for what is written; what any other
	// writes the browser drops. Trusted Types throw: then the gate has to stand in the page itself.
	if ((wishes?.catch || wishes?.enforce) && isParsing() && !window.yinyomGate)
		quietly(() => document.write(`<script nonce="${tag.nonce}" src="${besideOf(tag, 'yinyom-gate')}"></script>`));
	start({ ...tag, load: (name) => import(/* @vite-ignore */ besideOf(tag, name)), raw, problem });
});
