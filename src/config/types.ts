/** A text the owner writes: one string for every language, or one per BCP 47 tag (`{ "th": "…", "en": "…" }`). */
export type LocalText = string | Readonly<Record<string, string>>;

/** A rule set: a country's law, or that of several. */
export type RegimeId =
	| 'th-pdpa'
	| 'eu-gdpr'
	| 'uk'
	| 'ch'
	| 'us-opt-out'
	| 'br-lgpd'
	| 'vn'
	| 'id'
	| 'my'
	| 'sg'
	| 'ph'
	| 'jp'
	| 'kr'
	| 'za'
	| 'ca-qc'
	| 'none';

/** Another consent manager, whose cookies or marks we can read. */
export type ManagerId = 'cookieconsent' | 'cookiebot' | 'cookieyes' | 'klaro' | 'tarteaucitron' | 'pdpa-thailand';

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
	/**
	 * Why it may be processed (PDPA s.24, GDPR 6). Whatever is not `consent` is shown with its reason and is always on, but where a
	 * law lets people opt out of its `sale`. Default `consent`; of `necessary` nobody is asked. Counts under a `regime` that takes the reason.
	 */
	readonly basis?: 'consent' | 'contract' | 'legal-duty' | 'legitimate-interest';
	/** What changes for who turns it off, told before they do (PDPA s.19 para 6). Replaces our words. */
	readonly refusing?: LocalText;
	/** How long data is kept (PDPA s.23(3)), in your words: "as long as the purpose lasts, at most 10 years". */
	readonly retention?: LocalText;
	/** Who receives data, or what kind of companies (PDPA s.23(4)). The vendors of its services are named anyway. */
	readonly recipients?: LocalText;
	/** That data leaves the country, and where it goes (PDPC notification guideline of 2022, item ix; GDPR 13(1)(f)). */
	readonly transfer?: LocalText;
	/**
	 * Whether its services pass data on in a way that the laws of US states call sale, sharing or targeted advertising: an
	 * opt-out and Global Privacy Control deny it, whatever the `basis`. Default true, but for `functional` and where the `basis` is
	 * `contract` or `legal-duty`.
	 */
	readonly sale?: boolean;
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
	/** First-party cookies to delete at withdrawal, by name, or with what visitors are told of them; `*` stands for any characters. */
	readonly cookies?: readonly (string | CookieConfig)[];
	/**
	 * Keys of localStorage and sessionStorage, names of databases and caches, files of service workers (`OneSignalSDKWorker.js`) to delete
	 * at withdrawal; `*` as above.
	 */
	readonly storage?: readonly string[];
	/** What it is used for, in a sentence. Default: not said; the category's purpose is. */
	readonly purpose?: LocalText;
	/** Where its data is processed: a country's code of ISO 3166-1 (`US`). Shown in the visitor's language. Default: not said. */
	readonly country?: string;
	/** How long its data is kept. Default: what the category says. */
	readonly retention?: LocalText;
}

/** A cookie as visitors are told of it. */
export interface CookieConfig {
	/** `*` stands for any characters. */
	readonly name: string;
	/** Default: that of its service. */
	readonly purpose?: LocalText;
	/** `session`, or a number and a unit (`30 min`, `24 h`, `90 d`, `2 w`, `13 mo`, `2 y`), said in the visitor's language; any other text as it is. */
	readonly lifetime?: LocalText;
}

/** What the site owner writes: JSON in the page, attributes on the script tag, or an object given to `start`. */
export interface Config {
	/** Who decides why and how data is processed (PDPA s.23(5), GDPR 13(1)(a)). Without it a warning, not a refusal. */
	readonly controller?: Party;
	/** Data protection officer (PDPA s.41, GDPR 37). Default: not shown. */
	readonly dpo?: Party;
	/** Where a person exercises their rights (PDPA s.23(6), 30–36; GDPR 13(2)(b)). Default: not shown. */
	readonly rights?: {
		/** Your request form. */
		readonly url?: string;
		/** What else is to be said: "answered within 30 days". */
		readonly text?: LocalText;
	};
	/**
	 * The authority that takes complaints (PDPA s.73, GDPR 13(2)(d)). Its address is yours to look up and to date: offices
	 * move, so none is built in. Default: not shown.
	 */
	readonly authority?: Party & {
		/** ISO date on which you last compared this with the authority's own page; it is shown. */
		readonly asOf?: string;
	};
	/** What is managed in another place, such as newsletters: shown as links, never as a switch. */
	readonly elsewhere?: readonly { readonly label: LocalText; readonly url: string }[];
	/**
	 * For a site directed at minors (PDPA s.20, LGPD 14, GDPR 8). `under20`, `under18`: the notice asks to decide together with a
	 * guardian. `under16`, `under13`, `under12`, `under10`: nobody is asked, and everything optional stays held until the page
	 * itself, having heard the guardian, calls `yinyom.save()`. Counts under a `regime` only.
	 */
	readonly minors?: 'under10' | 'under12' | 'under13' | 'under16' | 'under18' | 'under20';
	/**
	 * The rule set to ask under. Default: that of the country in the tag's `data-country`; where there is none, or an unknown
	 * one, the strictest. An opt-out rule set gives way where `data-country` names a country that wants opt-in.
	 */
	readonly regime?: RegimeId;
	/** Consent managers whose old cookies are read once: a refusal stays one, a grant is asked for again. Default none. */
	readonly migrate?: readonly ManagerId[];
	/** Consent managers whose marks on tags (`data-cookieconsent`, `data-category`, …) are taken for ours. Default none. */
	readonly adopt?: readonly ManagerId[];
	readonly policy?: {
		/** The privacy or cookie policy. */
		readonly url?: string;
		/** Any short text; an ISO date is shown as a date (`2024-03-07` → 7 มีนาคม 2567). A new one asks again. */
		readonly version?: string;
		/** What is new since the last version; shown in the preference center. Default: nothing. */
		readonly changes?: LocalText;
	};
	/**
	 * Category id → what it holds, in the order shown. `necessary` is always there and always on.
	 * Default: `functional`, `analytics` and `marketing`, without services.
	 */
	readonly categories?: Readonly<Record<string, CategoryConfig>>;
	/**
	 * What a visitor switches: whole categories, or each of their services too. With `service` a service that comes later stays denied
	 * and is asked for alone; mark tags with their service (`data-consent="service:hotjar"`). Default `category`.
	 */
	readonly choice?: 'category' | 'service';
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
	/** Languages to choose from in the preference center, as BCP 47 tags. Default: none, and no choice is shown. */
	readonly locales?: readonly string[];
	/**
	 * `false`: a new policy version is shown and recorded, and asks nobody again; for corrections of words alone. Then only a
	 * raised `revision` asks. Counts under a `regime` only. Default true.
	 */
	readonly reprompt?: boolean;
	/** Raise it to ask everybody again. Default 0. */
	readonly revision?: number;
	/** Days until a decision, either way, is asked for again; 1–400. Default: as the rule set says; 180 where none is chosen. */
	readonly validityDays?: number;
	/** Corner of the button that brings the preference center back; `none` when the page has its own. Default `start`. */
	readonly reopen?: 'start' | 'end' | 'none';
	/** How the two layers stand on the screen. On a phone every notice lies at the lower edge, in reach of the thumb. */
	readonly layout?: {
		/** `bar` along the lower edge, `box` in a corner, `modal` in the middle with the page out of reach. Default `bar`. */
		readonly notice?: 'bar' | 'box' | 'modal';
		/** Of the `box`; `start` is where lines begin, left in English and Thai. Default `bottom-start`. */
		readonly corner?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end';
		/** `dialog` in the middle, or a `drawer` at the end side. Default `dialog`. */
		readonly preferences?: 'dialog' | 'drawer';
	};
	/** A finished look; tokens (`styles/tokens.css`) win over it. `plain`, `soft` (round, tinted), `sharp` (square, lined). Default `plain`. */
	readonly theme?: 'plain' | 'soft' | 'sharp';
	/** Light or dark, or `auto`: as the visitor's system has it. Default `auto`. */
	readonly colorScheme?: 'auto' | 'light' | 'dark';
	/** Picture above the notice's title, for decoration: from your own site or over https. Default none. */
	readonly logo?: string;
	/**
	 * Let your own style sheet make granting and denying look different. Without it denying is made to look like granting.
	 * Authorities call it a dark pattern, so the console says so and each receipt is marked. Default false.
	 */
	readonly allowUnequal?: boolean;
	readonly signals?: {
		/** Tell Google Consent Mode v2. Default true: it is the safe side, for tags that nobody marked. */
		readonly google?: boolean;
		/** Tell the Meta pixel when it is on the page. Default true. */
		readonly meta?: boolean;
		/** How Google is told. Default: basic mode, and no more than the two commands. */
		readonly googleMode?: {
			/**
			 * Countries, or parts of one, by ISO 3166 (`US`, `US-CA`; `data-country` of the tag) where Google's tags load before consent and are told that it is denied. Default none:
			 * loading them is a request before consent.
			 */
			readonly advanced?: readonly string[];
			/** Milliseconds that Google's tags wait for the update. Default: they do not. */
			readonly waitForUpdate?: number;
			/** Without consent to ads, no identifiers in requests for them (`ads_data_redaction`). Default false. */
			readonly redactAds?: boolean;
			/** Pass the click's id from page to page in addresses (`url_passthrough`). Default false. */
			readonly passUrls?: boolean;
			/** Put `{ event: 'yinyom_consent' }` into `dataLayer` after each update, as a trigger for Tag Manager. Default false. */
			readonly event?: boolean;
		};
		/** How Meta is told beside consent. Default: no more. */
		readonly metaMode?: {
			/**
			 * Under `us-opt-out`: Limited Data Use, by which Meta processes as a service provider, unless a person granted the pixel's
			 * category. Default false.
			 */
			readonly limitedDataUse?: boolean;
		};
		/** Tell Shopify's Customer Privacy API. Default false. */
		readonly shopifyConsent?: boolean;
		/** Tell the WP Consent API. Default false. */
		readonly wpConsent?: boolean;
		/** Tell Cloudflare Zaraz, whose purposes have to bear the ids of our categories. Default false. */
		readonly zarazConsent?: boolean;
	};
	/** Locale → text key → the owner's own words (keys: `locales/en.json`). */
	readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A config that can be relied on: checked, copied, with defaults for what is shown and kept (for the rest: `Settings`). */
export interface ResolvedConfig extends Config {
	readonly controller: Party;
	readonly policy: NonNullable<Config['policy']> & { readonly version: string };
	/** `necessary` first, then the optional ones in the owner's order. */
	readonly categories: Readonly<Record<string, CategoryConfig & { readonly services: readonly string[] }>>;
	readonly services: Readonly<Record<string, ServiceConfig>>;
	readonly receipts: { readonly endpoint?: string };
	/** The owner's, else those of the strictest rules; a rule set may have days of its own (`Law`). */
	readonly validityDays: number;
	readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * A config as an imported JSON file has it: TypeScript knows of its texts no more than that they are texts. Where one of a few words
 * is wanted an editor still offers them, and what is none of them the console names.
 */
export type WrittenConfig = Written<Config>;

type Written<Form> = Form extends string
	? Form | (string & {})
	: Form extends readonly (infer Item)[]
		? readonly Written<Item>[]
		: Form extends object
			? { readonly [Key in keyof Form]: Written<Form[Key]> | undefined }
			: Form;
