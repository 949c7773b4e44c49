/** Entry → `yinyom-stop.js`: keeps what already ran from going on. Fetched with the preference center, or at a withdrawal. */
export { createStop } from './effects/stop.ts';
