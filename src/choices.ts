/** Entry → `yinyom-choices.js`: the way out of sale and sharing. Fetched only where a law lets things run until somebody says no. */
export { showChoices } from './ui/choices.ts';
