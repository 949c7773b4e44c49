/** Entry → `yinyom-law.js`: the rules of sixteen laws. Fetched only where config or tag ask for one. */
export { shownLaw } from './law/shown-law.ts';
export { startLaw } from './law/start-law.ts';
