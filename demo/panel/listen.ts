/** Loaded first in the page, because the product's own file is `async` and may speak before the panel is there. */

export interface HeardEvent {
	/** Milliseconds since 1970. */
	readonly time: number;
	/** Without `yinyom:`. */
	readonly name: string;
	readonly detail: unknown;
}

declare global {
	interface Window {
		/** What the product said on `document` since the page began to load, oldest first. */
		demoEvents?: HeardEvent[];
	}
}

const heard: HeardEvent[] = [];
window.demoEvents = heard;
for (const name of ['ready', 'open', 'close', 'change', 'receipt']) {
	document.addEventListener(`yinyom:${name}`, (event) => {
		heard.push({ time: Date.now(), name, detail: event instanceof CustomEvent ? event.detail : undefined });
	});
}
