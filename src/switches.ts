/** Entry → `yinyom-switches.js`: a switch for each service. Fetched only where the config asks for it. */
export { startSwitches } from './switches/start-switches.ts';
