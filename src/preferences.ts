/** Entry → `yinyom-preferences.js`: the preference center. Fetched when somebody opens it. */
export { createPreferences } from './ui/preferences.tsx';
