/** Entry → `yinyom-law.js`: the rules of sixteen laws. Fetched only where config or tag ask for one. */
export { startLaw } from './law/start-law.ts';
