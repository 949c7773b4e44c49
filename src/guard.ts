import { whenConfigured } from './guard/read-config.ts';
import { start } from './guard/start.ts';
import { findTag } from './guard/tag.ts';

/** Entry → `yinyom.js`, the file in the script tag. Whatever else is needed is fetched from beside it. */
const tag = findTag();

whenConfigured((raw, problem) =>
	start({ ...tag, load: (name) => import(/* @vite-ignore */ new URL(`${name}.js`, tag.src).href), raw, problem }),
);
