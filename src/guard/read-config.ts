import type { Problem } from '../config/problem.ts';
import { isParsing, ofDocument, querySelector, whenParsed } from '../platform/page.ts';

/** Hands over the config written in the page, once it is there: it may stand below the tag, or be half arrived. */
export function whenConfigured(start: (raw: unknown, problem?: Problem) => void): void {
	const again = () => whenConfigured(start);
	let raw: unknown;
	try {
		const element = querySelector('script[data-yinyom-config]');
		if (!element && isParsing()) return whenParsed(again);
		raw = element && JSON.parse(element.textContent);
	} catch (error) {
		return isParsing() ? whenParsed(again) : start(raw, ['json', 'config', error]);
	}
	start(raw);
}

/** A page that is only being prepared is not being visited: nothing is decided, shown or released before it is. */
export function whenVisited(start: () => void): void {
	if (ofDocument('prerendering' as 'hidden')) addEventListener('prerenderingchange', start, true);
	else start();
}
