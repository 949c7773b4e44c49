/** One product of a vendor, as data: everything the widget says and does about it comes from here. */
export interface Service {
	readonly id: string;
	/** As its vendor writes it. */
	readonly name: string;
	/** The company behind it. */
	readonly vendor: string;
	/** The category it belongs to unless the owner says otherwise. */
	readonly category: 'necessary' | 'functional' | 'analytics' | 'marketing';
	/** The vendor's privacy policy. */
	readonly privacyUrl: string;
	/** Hosts it is loaded from or talks to. */
	readonly hosts: readonly string[];
	/** First-party cookies; `*` stands for any characters. Lifetime in the vendor's words. */
	readonly cookies: readonly { readonly name: string; readonly lifetime: string }[];
	/** Where the facts come from. */
	readonly source: string;
	/** ISO date on which they were last compared with `source`. */
	readonly checkedOn: string;
}
