/** Every vector, in the order of the table. */
import { frames, images, requests, styles } from './elements.ts';
import { markup, outside } from './markup.ts';
import { injected, modules } from './scripts.ts';
import type { Vector } from './vector.ts';

export const groups = [markup, injected, modules, frames, images, styles, requests, outside] as const;

export { outside };

export const vectors: readonly Vector[] = groups.flatMap((group) => group.vectors);
