import { whenConfigured } from './guard/read-config.ts';
import { start } from './guard/start.ts';
import { findTag } from './guard/tag.ts';

/** Entry → `yinyom.js`, the file in the script tag. Whatever else is needed is fetched from beside it. */
const { dataset, nonce, src } = findTag();

whenConfigured((raw, problem) =>
	start({ load: (name) => import(/* @vite-ignore */ new URL(`${name}.js`, src).href), raw, problem, dataset, nonce }),
);
