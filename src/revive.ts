/** Entry → `yinyom-revive.js`: wakes unusual elements. Fetched only on a page that has one, when it may run. */
export { revive } from './platform/revive.ts';
