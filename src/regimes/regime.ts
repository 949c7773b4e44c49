import type { CategoryConfig } from '../config/types.ts';

/**
 * The rules of one law, as data: what the widget does under it. Its id is the name of its file.
 *
 * Visitors download this half; where it comes from is in `RegimeFacts`. It says what the product does, which may be more
 * than the law wants and is never less; it is no legal advice.
 */
export interface Regime {
	/** Raised with each change of the rules: a receipt names rule set and version, `th-pdpa/1`. */
	readonly version: number;
	/** Where it applies: ISO 3166-1 countries, ISO 3166-2 where a part of one has its own law. */
	readonly jurisdictions: readonly string[];
	/** `opt-in`: nothing optional runs before a person granted it. `opt-out`: it runs until a person, or their browser, says no. */
	readonly model: 'opt-in' | 'opt-out';
	/** Reasons beside consent for which a category is always on; of these nobody is asked. */
	readonly withoutConsent: readonly NonNullable<CategoryConfig['basis']>[];
	/** What Global Privacy Control does: it is noted in the receipt, or it denies what is sale or sharing. It never grants. */
	readonly gpc: 'noted' | 'opts-out';
	/** Days that a decision counts, either way, unless the owner says otherwise. */
	readonly validityDays: number;
	/** Days before which nobody is asked again without a reason: the least that `validityDays` should be. */
	readonly reaskDays: number;
	/** What the config has to bring so that it can be on screen. */
	readonly wants: readonly Want[];
}

/** What the law wants a person to be told and only the owner knows; each is a place in the config (`lacks.ts`). */
export type Want =
	| 'controller'
	| 'contact'
	| 'dpo'
	| 'policy'
	| 'version'
	| 'receipts'
	| 'services'
	| 'retention'
	| 'recipients'
	| 'transfer'
	| 'rights'
	| 'authority';

/** The other half, for owners and tests. */
export interface RegimeFacts {
	/** The law, as it is cited. */
	readonly law: string;
	/** What the law itself asks for before a tracker may run; where that is less than `opt-in`, the product asks all the same. */
	readonly floor: 'prior consent' | 'consent or another reason' | 'notice and a way out' | 'nothing';
	/** The authority's own page, for whoever looks up where to complain. */
	readonly authority: string | null;
	/** Each rule the data above follows, and who says so. */
	readonly rules: readonly Rule[];
}

/** One rule and its source. */
export interface Rule {
	readonly rule: string;
	/** Statute, standard or regulator's page. */
	readonly source: string;
	/** ISO date on which it was last compared with the source. */
	readonly checkedOn: string;
	/** What could not be confirmed at a primary source. Default nothing. */
	readonly unsure?: string;
}
