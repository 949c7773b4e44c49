/** Entry → `yinyom-cut-off.js`: keeps what already ran from sending more. Fetched with the decision, when nobody waits. */
export { cutOff } from './effects/cut-off.ts';
