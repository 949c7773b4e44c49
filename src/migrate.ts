/** Entry → `yinyom-migrate.js`: what other consent managers left. Fetched only where the config names one. */
export { adoptMarks } from './law/adopt-marks.ts';
export { honourRefusals } from './law/honour-refusals.ts';
