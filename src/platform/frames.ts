import { querySelectorAll } from './page.ts';

/**
 * Empties the frames that were let load and may not any longer; what runs in them ends with it.
 *
 * @param isDenied judges one id of `data-consent`
 * @returns the frames, which may load again after the next grant
 */
export function emptyFrames(isDenied: (id: string) => boolean): readonly Element[] {
	const frames = [...querySelectorAll('iframe[data-consent][data-src]')] as HTMLIFrameElement[];
	// A frame that is still held may show something of the owner's in the meantime.
	const denied = frames.filter(
		(frame) =>
			frame.getAttribute('src') === frame.dataset['src'] &&
			frame.dataset['consent']?.trim().split(/\s+/).some(isDenied),
	);
	for (const frame of denied) frame.src = 'about:blank';
	return denied;
}
