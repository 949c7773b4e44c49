/** Entry → `yinyom-sweep.js`: deletes what denied services left. Fetched when something is denied and something is there. */
export { createSweep } from './effects/sweep.ts';
