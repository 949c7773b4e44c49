import { isEvent } from '../config/event-names.ts';
import type { Report } from '../config/problem.ts';

/**
 * Tells of each event from now on that is listened to and that there is not. What was called before nobody has noted; of that
 * inline code tells (`judge-code.ts`), and to code in TypeScript its types.
 */
export function watchListeners(api: Window['yinyom'], report: Report): void {
	const on = api?.on as ((name: string, listener: unknown) => () => void) | undefined;
	if (!on) return;
	const watched = (name: string, listener: unknown) => {
		if (!isEvent(name)) report('absent', 'yinyom.on()', name);
		return on(name, listener);
	};
	Object.assign(api as object, { on: watched });
}
