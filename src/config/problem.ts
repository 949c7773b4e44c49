/**
 * Something the owner can mend, as the guard notes it: no prose, because prose costs every visitor bytes.
 * `explain.ts` turns it into words when somebody looks. `beside` is what the words need and cannot know by themselves.
 */
export type Problem = readonly [code: ProblemCode, at: string, received?: unknown, beside?: unknown];

export type ProblemCode =
	/** The JSON does not parse. */
	| 'json'
	/** A key that no config has. */
	| 'unknown'
	/** A value of the wrong type or form. */
	| 'form'
	/** Choices of the page's own code that cannot be decided, all or some; `Choices` beside them. */
	| 'choice'
	/** A layer that there is not. */
	| 'layer'
	/** The law wants it and the config lacks it. */
	| 'lawful'
	/** A rule set that there is not. */
	| 'regime'
	/** A code of ISO 3166 that no country has. */
	| 'place'
	/** A service id that neither the catalog nor `services` has. */
	| 'service'
	/** A service of the owner's own that no category lists. */
	| 'unlisted'
	/** A service that the catalog knows as optional, where nobody is asked. */
	| 'unasked'
	/** A language, a text, an event or another consent manager that there is not. */
	| 'absent'
	/** A service id under two categories. */
	| 'twice'
	/** The ids of all categories together are too long for the cookie. */
	| 'room'
	/** A held element names a category or service that the config lacks. */
	| 'held'
	/** A marked script that the browser ran at once, because its `type` is not `text/plain`. */
	| 'ran'
	/** A marked element, no script, that loads at once, because its source is not written as `data-…`. */
	| 'loads'
	/** A held script without the nonce that this page demands. */
	| 'nonce'
	/** A held inline script calls `document.write`, which would erase the page. */
	| 'write'
	/** The picture of a placeholder is on a host that must not be asked before a grant. */
	| 'poster'
	/** Granting and denying look different, as the owner allowed. */
	| 'unequal'
	/** A second copy of the script tag, or of the config. */
	| 'copy'
	/** Another consent manager is on this page. */
	| 'rival'
	/** The config asks for the gate, and it is not there. */
	| 'gate'
	/** A part of the widget did not load. */
	| 'load'
	/** The browser does not keep the cookie, or nothing in localStorage. */
	| 'storage'
	/** A request after a cut-off to a host that nobody declared. */
	| 'refused'
	/** A cookie of a denied service that no script on this page can delete. */
	| 'left'
	/** A cookie of a denied service that somebody wrote again. */
	| 'rewritten'
	/** The receiver did not acknowledge a receipt yet; said once a page. */
	| 'waiting'
	/** The receiver refused a receipt for good. */
	| 'receipt'
	/** Our own code, or a listener of the page, threw. */
	| 'threw';

/** What was right about choices that were not, and what the config lets a person decide. */
export interface Choices {
	/** Ids that were decided. */
	readonly right: readonly string[];
	readonly categories: Readonly<Record<string, { readonly services: readonly string[] }>>;
}

/** Takes note of a problem; never throws, never blocks. */
export type Report = (...problem: Problem) => void;
