/** Entry → `yinyom-keyboard.js`: room for whoever goes through the page by keyboard while the notice is there. */
export { keepClear } from './ui/keep-clear.ts';
