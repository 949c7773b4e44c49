/** Entry → `yinyom-stop.js`: keeps what already ran from going on. Fetched with the decision, when nobody waits. */
export { createStop } from './effects/stop.ts';
