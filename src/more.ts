/** Entry → `yinyom-more.js`: what completes the guard where a config asks for more than every page needs. */
export { extend as start } from './more/index.ts';
