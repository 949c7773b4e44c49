/** Entry → `yinyom-ui.js`: what a person sees first. Fetched only when there is something to ask or to open. */
export { createUi } from './ui/layers.ts';
