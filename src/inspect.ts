/** Entry → `yinyom-inspect.js`: what a page does before consent. Fetched only when whoever builds it asks. */
export { inspect as start } from './inspect/inspect.ts';
