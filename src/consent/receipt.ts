import type { CategoryConfig } from '../config/types.ts';

/**
 * The copy of a decision that proves it: ISO/IEC TS 27560:2023, minimised.
 *
 * It never holds an IP address, user agent, URL, referrer, e-mail or free text (PDPA s.22, GDPR 5(1)(c)): random ids,
 * decisions both ways and digests of what was shown are enough.
 */
export interface Receipt {
	readonly schema: typeof RECEIPT_SCHEMA;
	/** UUID v4, made once per decision: the idempotency key of the wire. */
	readonly receiptId: string;
	/** UUID v4, random per browser and site. */
	readonly consentId: string;
	/** The receipt this one follows; `null` for a visitor's first. */
	readonly prevReceiptId: string | null;
	/** SHA-256 of the previous receipt's canonical JSON, `sha256-` + base64url; `null` when it is not at hand. */
	readonly prevDigest: string | null;
	/** 1 for a visitor's first receipt, then one more each time. A gap shows the receiver that one is missing. */
	readonly seq: number;
	readonly event: {
		/** What the decision amounts to. `withdrawn`: at least one grant was taken back. */
		readonly state: 'given' | 'partial' | 'refused' | 'withdrawn';
		/** What was pressed or called. */
		readonly action: 'grantAll' | 'denyAll' | 'save' | 'withdraw';
		/**
		 * Where: first layer, second layer, in place of a held embed, the opt-out that US laws want apart, nowhere (the browser
		 * signalled), or the site's own code.
		 */
		readonly surface: 'notice' | 'preferences' | 'placeholder' | 'choices' | 'signal' | 'api';
		/** Who: a person in our interface, the browser by Global Privacy Control, or the site's own code calling the API. */
		readonly source: 'user' | 'gpc' | 'host';
		/** ISO 8601, UTC, browser clock. */
		readonly time: string;
		/** ISO 8601, UTC. */
		readonly validUntil: string;
	};
	readonly scope: {
		/** Host name only. */
		readonly site: string;
		/** ISO 3166-1 alpha-2 country whose rules the notice follows. */
		readonly jurisdiction: string;
		/** Rule set and its version, e.g. `th-pdpa/1` (`src/regimes/`). */
		readonly ruleset: string;
	};
	readonly notice: {
		/** `config.policy.version`; `''` when the site names none. */
		readonly policyVersion: string;
		/** `config.revision` as text. */
		readonly configVersion: string;
		/** BCP 47 tag of the texts that were shown. */
		readonly locale: string;
		/** SHA-256 over canonical JSON of everything that was shown; `null` where the page has no `crypto.subtle`. */
		readonly noticeDigest: string | null;
		/** SHA-256 over canonical JSON of the resolved config; `null` like `noticeDigest`. */
		readonly configDigest: string | null;
		/** Version of this package. */
		readonly widget: string;
		readonly layout: string;
		/** The effect of withdrawing was on screen before the decision (PDPA s.19 para 6). */
		readonly withdrawalEffectShown: boolean;
	};
	readonly decisions: readonly Decision[];
	readonly signals: { readonly gpc: boolean; readonly gcm: 'basic' | 'advanced' };
	/** `none`: the browser keeps no storage for this site, so this receipt had one chance only to arrive. */
	readonly storage?: 'none';
	/**
	 * How many receipts of this browser never arrived, all told, as of this one; absent while there are none. `expired`: undelivered
	 * beyond their time. `dead`: refused for good, and set aside. `overflow`: more waited than a browser keeps.
	 */
	readonly losses?: { readonly expired: number; readonly dead: number; readonly overflow: number };
}

/** One category's outcome, in the words of the W3C Data Privacy Vocabulary (DPV 2.3). */
export interface Decision {
	readonly id: string;
	/** Of the category as a whole: one that is granted in part was refused, or withdrawn, and `services` says which were not. */
	readonly status: 'notAsked' | 'ConsentGiven' | 'ConsentRefused' | 'ConsentWithdrawn';
	/** Present where consent is not the basis. */
	readonly basis?: 'necessary' | Exclude<CategoryConfig['basis'], 'consent' | undefined>;
	/** Service id → whether it may run. */
	readonly services?: Readonly<Record<string, boolean>>;
}

/** Names the shape of a receipt; it is an identifier, nothing is fetched from it. */
export const RECEIPT_SCHEMA = 'urn:yinyom:receipt:1';
