/** Entry → `yinyom-keyboard.js`: room for whoever goes through the page by keyboard, beside the notice or the button that is left of it. */
export { keepClear } from './ui/keep-clear.ts';
