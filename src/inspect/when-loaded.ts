import { listen, ofDocument } from '../platform/page.ts';

/** Longest wait for a page that never ends loading, in milliseconds. */
const PATIENCE = 5000;
/** What scripts ask for at the `load` event is part of the picture; so long after it, in milliseconds. */
const SETTLE = 300;

/** Resolves when the page has loaded and come to rest, or after our patience. */
export const whenLoaded = (): Promise<void> =>
	new Promise((resolve) => {
		const settle = () => setTimeout(resolve, SETTLE);
		if (ofDocument('readyState') === 'complete') return void settle();
		const patience = setTimeout(end, PATIENCE);
		const forget = listen('load', end);
		function end() {
			clearTimeout(patience);
			forget();
			settle();
		}
	});
