/** Entry → `yinyom-modes.js`: how Google and Meta are told beyond the base, and bridges. Fetched only where the config asks. */
export { bridges } from './more/bridges.ts';
export { askGoogle } from './more/google.ts';
export { limitMeta } from './more/meta.ts';
