import type { Problem } from '../config/problem.ts';
import { isParsing, ofDocument, querySelector, whenParsed } from '../platform/page.ts';

/** Hands over the config written in the page, once it is there: it may stand below the tag, or be half arrived. */
export function whenConfigured(start: (raw: unknown, problem?: Problem) => void): void {
	let raw: unknown;
	let problem: Problem | undefined;
	try {
		raw = JSON.parse(querySelector('script[data-yinyom-config]')?.textContent ?? 'null');
	} catch (error) {
		problem = ['json', 'config', error];
	}
	if (raw == null && isParsing()) whenParsed(() => whenConfigured(start));
	else start(raw, problem);
}

/** A page that is only being prepared is not being visited: nothing is decided, shown or released before it is. */
export function whenVisited(start: () => void): void {
	if (ofDocument('prerendering' as 'hidden')) addEventListener('prerenderingchange', start, true);
	else start();
}
