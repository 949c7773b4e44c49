/** What kind of thing was found; README.md says what each means, `advice.ts` what to do. */
export type FindingKind =
	/** The browser asked another host although nobody had granted that yet. */
	| 'request-before-consent'
	/** A tag of a known service, without `data-consent`. */
	| 'ran-unmarked'
	/** `data-consent` on an element that loads all the same. */
	| 'not-inert'
	/** A marked tag of a service that no category lists: a grant never names it. */
	| 'unlisted'
	/** `data-consent` names a category or service that the config lacks: it stays held. */
	| 'unknown-mark'
	/** `<template data-consent>` with a plain `src` inside: Firefox fetches it. */
	| 'template-image'
	/** A preload, preconnect or speculation rule for the host of a held service. */
	| 'hint'
	/** A `<noscript>` that asks another host: visitors without JavaScript are never asked. */
	| 'noscript'
	/** A cookie that no declared service explains; its name, never its value. */
	| 'undeclared-cookie'
	/** A key of localStorage or sessionStorage that no declared service explains. */
	| 'undeclared-storage'
	/** A script above our tag that deals with another host. */
	| 'before-us'
	/** `catch` or `enforce` is asked for where our tag comes too late for it, or says what the gate cannot see. */
	| 'placement'
	/** A service with cookies that no script can delete at a withdrawal. */
	| 'not-deletable'
	/** A listener for an event that there is not: it is never called. */
	| 'unknown-event'
	/** `dataLayer` is made anew by the page, and what we told Google in it is gone. */
	| 'default-lost'
	/** An optimiser changed the `type` of a marked script or of our tag. */
	| 'rewritten';

/**
 * How bad it is: `leak`, a known service heard of the visitor, or will; `risk`, it depends on who is asked, or on the
 * browser; `note`, nothing is wrong, but somebody should know.
 */
export type Severity = 'leak' | 'risk' | 'note';

/** One thing that keeps a page from being clean. */
export interface Finding {
	readonly kind: FindingKind;
	readonly severity: Severity;
	/** An address without its query, an element, or a name. */
	readonly what: string;
	/** The element or the kind of request behind it, the storage it is in. */
	readonly where?: string | undefined;
	/** Id of the service it belongs to, where one is known. */
	readonly service?: string | undefined;
	/** The category of that service: the config's, else the catalog's. */
	readonly category?: string | undefined;
	/** What to do, in one or two sentences. */
	readonly advice: string;
}

/** What `catch` and `enforce` did on this page. */
export interface GateReport {
	readonly caught: readonly { readonly service: string; readonly what: string; readonly url: string }[];
	/** The Content Security Policy in force. */
	readonly policy?: string | undefined;
}

/** What `yinyom.inspect()` found: plain data, free of values of cookies and of query strings. */
export interface Inspection {
	/** Whether a decision is in force. */
	readonly decided: boolean;
	/** Categories and services that were granted at some time on this page: their marked tags were released and cannot be judged. */
	readonly unjudged: readonly string[];
	/** Worst first. */
	readonly findings: readonly Finding[];
	/** Missing where neither `catch` nor `enforce` is on. */
	readonly gate?: GateReport | undefined;
}
