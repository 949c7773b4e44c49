/** A test by its file below `test/` and its title, to the letter as it stands in that file. */
export type Proof = readonly [file: string, title: string];

/** One thing that a law or a site's own document asks for. */
export interface Requirement {
	/** As in the checklists: A1 to G5, 000-1 to 004-7, I-1 and on for what the issue asks beside. */
	readonly id: string;
	readonly text: string;
	/** Tests that fail when it is not so. */
	readonly proofs: readonly Proof[];
	/** What no test shows, and why a stranger would accept that. Needed where there is no proof. */
	readonly reason?: string;
}
