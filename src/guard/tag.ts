import { ofDocument, querySelector } from '../platform/page.ts';

/** The script tag we came in: its attributes, its nonce, and the folder our other files are in. */
export interface Tag {
	readonly dataset: DOMStringMap | undefined;
	readonly nonce: string | undefined;
	/** URL of this file; `undefined` when it was pasted into the page. */
	readonly src: string | undefined;
}

/** URL of a file beside ours, with the query that the owner has put behind ours (`?v=2`): one deployment, one name for all. */
export const besideOf = ({ src }: Tag, name: string): string => `${src}`.replace(/[^/?]*(?=\?|$)/, `${name}.js`);

/**
 * Has to be called while the file first runs; later the browser no longer says which tag it is.
 *
 * A module has no `currentScript`: then the tag that names us tells, or the stack of an error, which begins in this file.
 */
export function findTag(): Tag {
	const tag = (ofDocument('currentScript') ?? querySelector('script[src*="yinyom"]')) as HTMLScriptElement | null;
	const { dataset, nonce, src } = tag ?? ({} as Partial<Tag>);
	return { dataset, nonce, src: src || /\w+:\/\/\S+?\.js/.exec(`${new Error().stack}`)?.[0] };
}
