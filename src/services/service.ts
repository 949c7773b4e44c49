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
	/** What it shows inside a page, as its placeholder calls it. Default: no word but "content". */
	readonly embed?: 'video' | 'map' | 'post' | 'chat';
	/**
	 * Hosts it is loaded from or talks to; `*.` stands for any host below. Of two services the one that names a host exactly
	 * wins.
	 */
	readonly hosts: readonly string[];
	/** First-party cookies; `*` stands for any characters. Lifetime in the vendor's words. */
	readonly cookies: readonly { readonly name: string; readonly lifetime: string }[];
	/** Keys of localStorage and sessionStorage, names of databases and caches, files of service workers; `*` as above. Default none. */
	readonly storage?: readonly string[];
	/**
	 * The one of the above by which its own code knows of a refusal. It is deleted like the rest, but for `withdraw: "signal"`: there
	 * nothing else keeps the service from going on. Default none.
	 */
	readonly refusal?: string;
}

/** The other half: for the owner's own checks, and (country, what it does, cookies of others) for who opens the details of a service. */
export interface ServiceFacts {
	/** The category it belongs to unless the owner says otherwise. */
	readonly category: 'necessary' | 'functional' | 'analytics' | 'marketing';
	/** Where the company that processes the data has its seat (ISO 3166-1); servers may stand elsewhere too. */
	readonly country: string;
	/** What it is used for, in words that every language has (`does.*` in `locales/`). */
	readonly does: readonly (
		| 'statistics'
		| 'replay'
		| 'ads'
		| 'media'
		| 'chat'
		| 'payment'
		| 'security'
		| 'fonts'
		| 'tags'
	)[];
	/** What it is for, in one English sentence. */
	readonly purposes: string;
	/** Cookies that no script of the page can delete: of another host, or HttpOnly. Default none known. */
	readonly thirdPartyCookies?: readonly { readonly name: string; readonly host: string }[];
	/** What its signal was compared with, and when (ISO date); needed where there is a signal. */
	readonly signalSeen?: {
		/**
		 * `tried`: our tests run the vendor's own code; `read`: its code was read, or run by hand; `page`: the vendor's page was read;
		 * `others`: neither could be had, and it is as others call it.
		 */
		readonly at: 'tried' | 'read' | 'page' | 'others';
		readonly what: string;
		readonly on: string;
	};
	/** What could not be confirmed at the vendor's. Default nothing. */
	readonly unsure?: string;
	/** Where the facts come from. */
	readonly source: string;
	/** ISO date on which they were last compared with what the vendor says; where it says nothing, with public lists (`unsure` names them). */
	readonly checkedOn: string;
}

/** One call of the vendor's: a method and what it is given; `''` calls the object itself. */
export type Call = readonly [method: string, ...parts: unknown[]];

/** How a vendor is told, in its own words. Where a vendor has no such call there is no signal, and holding its tag is all. */
export interface Signal {
	/** Where the vendor listens, from `window` on: `clarity`, `Shopify.customerPrivacy`. */
	readonly at: string;
	/** It is a list that the vendor's snippet takes over, and may be made before it; what is no method yet is put into it. */
	readonly isQueue?: true;
	/** What to say before anything is decided; default: that it is denied, if it is there. */
	readonly hold?: readonly Call[];
	/** What to say of a decision. */
	readonly tell: (isOn: boolean, isGranted: (id: string) => boolean) => readonly Call[];
	/** The event on `document` by which the vendor says that it can hear. Default: whenever a script has loaded, it is looked for. */
	readonly wakes?: string;
	/** What it has once it has started: what is said to its snippet before that gets lost. Default: it can be told as soon as it is there. */
	readonly ready?: string;
	/** Names to set on `window` first. */
	readonly set?: Readonly<Record<string, unknown>>;
	/** Has it come, where it does so only when asked; answers whether it could be asked, which then is not done again. */
	readonly fetch?: () => boolean;
	/** The event on `document` by which it learns that there is somebody who decides; after what it is told first. */
	readonly announces?: string;
	/** Where the vendor describes the call. */
	readonly source: string;
}
