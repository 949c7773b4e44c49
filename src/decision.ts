/** Entry → `yinyom-decision.js`: keeps decisions. Fetched once the notice has painted, or when somebody decides. */
export { decisionOf as start } from './effects/index.ts';
