/** Entry → `yinyom-placeholders.js`: what stands in for held embeds. Fetched only where one waits. */
export { startPlaceholders as start } from './ui/placeholders.ts';
