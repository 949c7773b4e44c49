import type { Backstage } from '../server/backstage.ts';
import type { HeardMessage } from '../vendors/browser/heard.ts';
import type { HeardEvent } from './listen.ts';

/** Everything the panel shows at one moment: the servers' side, and the page's. */
export interface Sight extends Backstage {
	readonly cookies: readonly string[];
	readonly record: NonNullable<Window['yinyom']>['record'] | undefined;
	readonly events: readonly HeardEvent[];
	readonly heard: readonly (HeardMessage & { readonly vendor: string })[];
}

export async function look(): Promise<Sight> {
	// The site's own server is asked, never the vendors': looking must not change what is seen.
	const response = await fetch('/_demo/state');
	const backstage: Backstage = await response.json();
	return {
		...backstage,
		cookies: document.cookie.split('; ').filter(Boolean).sort(),
		record: window.yinyom?.record,
		events: (window.demoEvents ?? []).toReversed(),
		heard: Object.entries(window.demoVendors ?? {})
			.flatMap(([vendor, messages]) => messages.map((message) => ({ ...message, vendor })).toReversed())
			.sort((one, other) => other.time - one.time),
	};
}
