/** A text the owner writes: one string for every language, or one per BCP 47 tag (`{ "th": "…", "en": "…" }`). */
export type LocalText = string | Readonly<Record<string, string>>;

/** Somebody a visitor can write to. */
export interface Party {
	readonly name?: LocalText;
	readonly email?: string;
	readonly phone?: string;
	readonly address?: LocalText;
	/** Contact or request form; `http(s):` or a path. */
	readonly url?: string;
}

/** What a person switches. */
export interface CategoryConfig {
	/** Replaces our label, e.g. for a category of the owner's own, where it is required. */
	readonly label?: LocalText;
	/** Replaces our one-sentence purpose (PDPA s.19 para 3, s.23(1)); required for a category of the owner's own. */
	readonly purpose?: LocalText;
	/** Ids of services from the catalog or from `services`. One service belongs to one category. Default: none. */
	readonly services?: readonly string[];
}

/** A service the catalog does not know, declared by the owner under an id of their choice. */
export interface ServiceConfig {
	/** As visitors know it. Default: its id. */
	readonly name?: string;
	/** The company behind the service. */
	readonly vendor?: string;
	/** The vendor's privacy policy. */
	readonly privacyUrl?: string;
	/** Hosts it is loaded from or talks to (`example.com`, `*.example.com`, a port where it is not the usual one). */
	readonly hosts?: readonly string[];
	/** What it shows inside a page, as its placeholder calls it. Default: no word but "content". */
	readonly embed?: 'video' | 'map' | 'post' | 'chat';
	/** First-party cookies to delete at withdrawal; `*` stands for any characters. */
	readonly cookies?: readonly string[];
	/** Keys of localStorage and sessionStorage, names of databases and caches to delete at withdrawal; `*` as above. */
	readonly storage?: readonly string[];
}

/** What the site owner writes: JSON in the page, attributes on the script tag, or an object given to `start`. */
export interface Config {
	/** Who decides why and how data is processed (PDPA s.23(5), GDPR 13(1)(a)). Without it a warning, not a refusal. */
	readonly controller?: Party;
	/** Data protection officer (PDPA s.41, GDPR 37). Default: not shown. */
	readonly dpo?: Party;
	readonly policy?: {
		/** The privacy or cookie policy. */
		readonly url?: string;
		/** Any short text; an ISO date is shown as a date (`2024-03-07` → 7 มีนาคม 2567). A new one asks again. */
		readonly version?: string;
	};
	/**
	 * Category id → what it holds, in the order shown. `necessary` is always there and always on.
	 * Default: `functional`, `analytics` and `marketing`, without services.
	 */
	readonly categories?: Readonly<Record<string, CategoryConfig>>;
	/** Services of the owner's own, by id. */
	readonly services?: Readonly<Record<string, ServiceConfig>>;
	/**
	 * Hold known vendors' tags that nobody marked, too. Best effort: `test/LEAKS.md` lists what gets through. Needs the tag
	 * synchronous and first. Default false.
	 */
	readonly catch?: boolean;
	/**
	 * Let the browser refuse every third party that is not granted, by a Content Security Policy; a grant reloads the
	 * page once. Needs the tag synchronous and first. Default false.
	 */
	readonly enforce?: boolean;
	/** Hosts that `enforce` and `cut-off` leave alone, beside the site's own and those of granted services. Default none. */
	readonly allow?: readonly string[];
	/**
	 * What a withdrawal does to what already runs, after its vendor was told. `cut-off`: the browser refuses its requests
	 * from then on; `reload`: the page starts anew without it; `signal`: nothing more. Default `cut-off`.
	 */
	readonly withdraw?: 'cut-off' | 'reload' | 'signal';
	readonly receipts?: {
		/** Where receipts are posted. Default: nowhere; the decision is then kept in the browser only, with a warning. */
		readonly endpoint?: string;
	};
	/** BCP 47 tag. Default: `<html lang>`, then the browser's languages, then English. */
	readonly locale?: string;
	/** Raise it to ask everybody again. Default 0. */
	readonly revision?: number;
	/** Days until a decision, either way, is asked for again; 1–400. Default 365. */
	readonly validityDays?: number;
	/** Corner of the button that brings the preference center back; `none` when the page has its own. Default `start`. */
	readonly reopen?: 'start' | 'end' | 'none';
	readonly signals?: {
		/** Tell Google Consent Mode v2. Default true: it is the safe side, for tags that nobody marked. */
		readonly google?: boolean;
		/** Tell the Meta pixel when it is on the page. Default true. */
		readonly meta?: boolean;
	};
	/** Locale → text key → the owner's own words (keys: `locales/en.json`). */
	readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A config that can be relied on: checked, copied, with defaults for what is shown and kept (for the rest: `Settings`). */
export interface ResolvedConfig extends Config {
	readonly controller: Party;
	readonly policy: { readonly url?: string; readonly version: string };
	/** `necessary` first, then the optional ones in the owner's order. */
	readonly categories: Readonly<Record<string, CategoryConfig & { readonly services: readonly string[] }>>;
	readonly services: Readonly<Record<string, ServiceConfig>>;
	readonly receipts: { readonly endpoint?: string };
	readonly validityDays: number;
	readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
