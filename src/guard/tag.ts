import { ofDocument, querySelector } from '../platform/page.ts';

/** The script tag we came in: its attributes, its nonce, and the folder our other files are in. */
export interface Tag {
	readonly dataset: DOMStringMap;
	readonly nonce: string;
	/** URL of this file; `undefined` when it was pasted into the page. */
	readonly src: string | undefined;
}

/**
 * Has to be called while the file first runs; later the browser no longer says which tag it is.
 *
 * A module has no `currentScript`: then the tag that names us, or the browser's own list of what it fetched, tells.
 */
export function findTag(): Tag {
	const tag = (ofDocument('currentScript') ?? querySelector('script[src*="yinyom"]')) as HTMLScriptElement | null;
	const fetched = performance.getEntriesByType('resource').find(({ name }) => /\/yinyom[^/]*\.js/.test(name));
	return { dataset: tag?.dataset ?? {}, nonce: tag?.nonce ?? '', src: tag?.src || fetched?.name };
}
