import type { GateReport } from './inspection.ts';

/** One element that loads something, or may hold what does; as markup has it, before any judgement. */
export interface PageTag {
	/** Its local name: `script`. */
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** The text of a script or a `noscript`; `''` for all others. */
	readonly text: string;
	/** `data-consent` of the nearest element around it that has one. */
	readonly container?: string | undefined;
	/** What a `template` holds. */
	readonly inside: readonly PageTag[];
}

/** One entry of the browser's own list of what it fetched (Resource Timing). */
export interface PageRequest {
	readonly url: string;
	/** `script`, `img`, `fetch` …: https://www.w3.org/TR/resource-timing/#dom-performanceresourcetiming-initiatortype */
	readonly initiator: string;
	/** Milliseconds since the page began to load. */
	readonly start: number;
}

/** What was granted from a moment on. */
export interface Decided {
	/** Milliseconds since the page began to load; negative for one from before. */
	readonly at: number;
	/** Categories. */
	readonly granted: readonly string[];
}

/** All that is judged, as plain data: a browser's page, or a file that no browser has opened. */
export interface Snapshot {
	/** What relative addresses are relative to; its host is the site's own. */
	readonly base: string;
	/** Elements in document order. */
	readonly tags: readonly PageTag[];
	readonly requests: readonly PageRequest[];
	/** Decisions in force, the oldest first. */
	readonly decisions: readonly Decided[];
	/** False when a decision was changed on this page before anybody noted what held until then. */
	readonly isWhole: boolean;
	/** Names of the cookies that scripts can see. */
	readonly cookies: readonly string[];
	/** Keys, by the storage they are in. */
	readonly storage: Readonly<Record<'localStorage' | 'sessionStorage', readonly string[]>>;
	/** Whether Google's queue lacks our default, which was put into it before. Default: nobody could look. */
	readonly isDefaultLost?: boolean | undefined;
	readonly gate?: GateReport | undefined;
}
