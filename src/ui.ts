/** Entry → `yinyom-ui.js`: the config, checked, and what a person sees first. Fetched when somebody is asked, opens or decides. */
export { localeOf } from './ui/locale.ts';
export { configOf } from './ui/config-of.ts';
export { tokens, uiOf as start } from './ui/layers.ts';
export { createWords } from './ui/words.ts';
