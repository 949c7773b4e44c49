/** Entry → `yinyom-placeholders.js`: what stands in for held embeds. Fetched only where one waits. */
export { createPlaceholders } from './ui/placeholders.ts';
