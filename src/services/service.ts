/**
 * One product of a vendor, as data: what the widget says and does about it. Its id is the name of its file.
 *
 * Visitors download this half; what they do not need is in `ServiceFacts`.
 */
export interface Service {
	/** As its vendor writes it. */
	readonly name: string;
	/** The company behind it. */
	readonly vendor: string;
	/** The vendor's privacy policy. */
	readonly privacyUrl: string;
	/** Hosts it is loaded from or talks to; `*.` stands for any host below. */
	readonly hosts: readonly string[];
	/** What it shows inside a page, as its placeholder calls it. Default: no word but "content". */
	readonly embed?: 'video' | 'map' | 'post' | 'chat';
	/** First-party cookies; `*` stands for any characters. Lifetime in the vendor's words. */
	readonly cookies: readonly { readonly name: string; readonly lifetime: string }[];
	/** Keys of localStorage and sessionStorage, names of databases and caches; `*` as above. Default none. */
	readonly storage?: readonly string[];
}

/** The other half, for the owner's own checks. */
export interface ServiceFacts {
	/** The category it belongs to unless the owner says otherwise. */
	readonly category: 'necessary' | 'functional' | 'analytics' | 'marketing';
	/** Where the facts come from. */
	readonly source: string;
	/** ISO date on which they were last compared with `source`. */
	readonly checkedOn: string;
}
