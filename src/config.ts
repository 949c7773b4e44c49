/** Entry → `yinyom-config.js`: the config, checked. Fetched when something is to be shown, saved or said about it. */
export { resolve } from './config/resolve.ts';
