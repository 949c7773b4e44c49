/** What fetches when it has a source; a link that is followed does not. */
const FETCHING = 'audio,embed,iframe,img,input,link,object,source,track,video';
/** Each is held as `data-src` and so on; a `poster` is not among them, for `data-poster` is the picture of a placeholder. */
const SOURCES = ['src', 'srcset', 'srcdoc', 'data', 'href'];

/**
 * The attribute by which a marked element loads although nothing is granted, because nothing of it was written as `data-…`, or
 * because somebody else has put that in force; `undefined` when it is held.
 */
export function loadsBy(element: Element): string | undefined {
	if (!element.matches(FETCHING)) return undefined;
	const read = (name: string) => element.getAttribute(name);
	if (SOURCES.some((name) => read(`data-${name}`) !== null && read(`data-${name}`) !== read(name))) return undefined;
	return (
		SOURCES.find((name) => /^(?!about:)./s.test(read(name)?.trim() ?? '')) ??
		(element.querySelector(':scope > source[src]') ? 'src' : undefined)
	);
}
