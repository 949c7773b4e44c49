/** What another consent manager has kept of a visitor's choice, in that manager's own names of categories or services. */
export interface OldDecision {
	readonly granted: readonly string[];
	/** Names that were refused; `*` for all that was not granted. Nobody refused: then there is nothing to honour. */
	readonly refused: readonly string[];
}

/** What the browser holds: cookies by name as they are in the header, and keys of localStorage. */
export interface Kept {
	readonly cookies: Readonly<Record<string, string>>;
	readonly item: (key: string) => string | null | undefined;
}

/** Reads one manager's memory; `undefined` where it has none, where nobody decided, or where it cannot be read. Total. */
export type ReadOld = (kept: Kept) => OldDecision | undefined;

/** The object in a text that is JSON, escaped for a cookie or not; an empty one for any other. */
export function jsonOf(text: string | null | undefined): Readonly<Record<string, unknown>> {
	for (const read of [decodeURIComponent, String]) {
		try {
			const value: unknown = JSON.parse(read(text ?? ''));
			if (typeof value === 'object' && value && !Array.isArray(value)) return value as Record<string, unknown>;
		} catch {
			// Then it may be the other, or nothing.
		}
	}
	return {};
}

export const textsOf = (value: unknown): readonly string[] =>
	Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
