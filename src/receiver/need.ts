import type { ReceiptStore } from './store.ts';

/** Digests that are remembered; a site has as many as languages times versions. */
const MOST = 10_000;

/**
 * Answers which of these notices the store has no text of.
 *
 * What is there once is not asked for again. A failure asks for nothing: the receipts are kept, and that is what counts.
 */
export function createNeed(
	store: Pick<ReceiptStore, 'missingNotices'>,
): (digests: readonly string[]) => Promise<readonly string[]> {
	const known = new Set<string>();
	return async (digests) => {
		const unknown = digests.filter((digest) => !known.has(digest));
		if (!unknown.length) return [];
		try {
			const missing = await store.missingNotices(unknown);
			if (known.size > MOST) known.clear();
			for (const digest of unknown) if (!missing.includes(digest)) known.add(digest);
			return missing;
		} catch {
			return [];
		}
	};
}
