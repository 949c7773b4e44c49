/** Entry → `yinyom-receipt.js`: shows a person their last receipt. Fetched with the preference center. */
export { ofTheLast } from './ui/receipt-view.ts';
