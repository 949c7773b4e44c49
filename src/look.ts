/** Entry → `yinyom-look.js`: other themes and layouts than the default ones. Fetched when the config names one. */
export { createLook } from './ui/look.ts';
