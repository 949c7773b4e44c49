/** Entry → `yinyom-each.js`: `yinyom-details.js` with a switch for each service. Fetched in its place where the config asks for it. */
export { askAlone } from './ui/ask-alone.ts';
export { createDetailsEach as createDetails } from './ui/details-each.ts';
