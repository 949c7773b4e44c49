import { querySelectorAll } from './page.ts';

/** Only what plays: a page may hold thousands of scripts, and this runs in the click. */
const PLAYING = 'iframe,embed,object,video,audio,source';

/**
 * Empties what was let load and may not any longer, and would otherwise go on: frames, embeds, media. An image has
 * loaded and is left alone.
 *
 * @param mayGoOn judges the ids of `data-consent` and the element they stand on
 * @returns the elements, which may load again after the next grant
 */
export function emptyFrames(
	mayGoOn: (ids: readonly string[], element: Element) => boolean | undefined,
): readonly Element[] {
	return [...querySelectorAll(PLAYING)].filter((element) => {
		// An element that is still held may show something of the owner's in the meantime.
		const loaded = ['src', 'srcdoc', 'data'].filter(
			(name) => element.hasAttribute(name) && element.getAttribute(name) === element.getAttribute(`data-${name}`),
		);
		const ids = element.getAttribute('data-consent')?.trim().split(/\s+/);
		if (!loaded.length || !ids || mayGoOn(ids, element)) return false;
		for (const name of loaded) element.removeAttribute(name);
		// Without `src` it keeps what it shows. By a `src` of its own the Back button would bring back what it showed.
		if (element instanceof HTMLIFrameElement) element.contentWindow?.location.replace('about:blank');
		element.closest<HTMLMediaElement>('video,audio')?.load();
		return true;
	});
}
