/** Entry → `yinyom-details.js`: the details of categories and services. Fetched when somebody opens them. */
export { createDetails } from './ui/details.tsx';
