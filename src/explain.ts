/** Entry → `yinyom-explain.js`: words for the owner. Fetched only when there is a problem. */
export { explain } from './config/explain.ts';
