/** Entry → `yinyom-outbox.js`: sees to receipts that did not arrive at once. Fetched when there is one. */
export { createDelivery } from './effects/deliver.ts';
