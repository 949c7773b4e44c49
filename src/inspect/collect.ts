import type { ConsentRecord } from '../consent/record.ts';
import type { Guard, YinyomEvents } from '../guard/contract.ts';
import { listen, ofDocument, querySelectorAll, quietly } from '../platform/page.ts';
import { loading } from './addresses.ts';
import type { GateReport } from './inspection.ts';
import type { Decided, PageTag, Snapshot } from './snapshot.ts';

const SELECTOR = [...loading, 'template', 'noscript']
	.map((name) => (name === 'input' ? 'input[type=image i]' : name))
	.join();
/** Entries the browser is to keep from now on; 250 is usual, and a page in development has more. */
const ROOM = 5000;

/** Looks at the page, and from the first look on remembers what was decided on it. */
export interface Collector {
	readonly collect: () => Snapshot;
}

export function createCollector(guard: Pick<Guard, 'state' | 'decide'>): Collector {
	const { state, decide } = guard;
	performance.setResourceTimingBufferSize(ROOM);
	const toDecided = (record: ConsentRecord): readonly Decided[] => {
		const { denied, granted } = decide(record);
		// One that counts no longer decides nothing; a new category leaves the others as they are.
		return granted.length || denied.length ? [{ at: record.time - performance.timeOrigin, granted }] : [];
	};
	const first = state.record;
	const decisions = first ? [...toDecided(first)] : [];
	const isWhole = !first || first.seq === 1 || first.time < performance.timeOrigin;
	listen<CustomEvent<YinyomEvents['change']>>('yinyom:change', ({ detail: { record } }) => {
		// Taken away: from now on nothing is granted.
		decisions.push(...(record ? toDecided(record) : [{ at: performance.now(), granted: [] }]));
	});

	return {
		collect: () => ({
			base: ofDocument('baseURI'),
			tags: [...querySelectorAll(SELECTOR)].map(toTag),
			requests: performance.getEntriesByType('resource').map((entry) => ({
				url: entry.name,
				initiator: (entry as PerformanceResourceTiming).initiatorType,
				start: entry.startTime,
			})),
			decisions: [...decisions],
			isWhole,
			cookies: cookieNames(),
			storage: { localStorage: keysOf('localStorage'), sessionStorage: keysOf('sessionStorage') },
			isDefaultLost: isDefaultLost(window.dataLayer),
			gate: readGate((window as { readonly yinyomGate?: unknown }).yinyomGate),
		}),
	};
}

function toTag(element: Element): PageTag {
	const name = element.localName;
	const isText = name === 'script' || name === 'noscript';
	return {
		name,
		attributes: Object.fromEntries(Array.from(element.attributes, ({ name: key, value }) => [key, value])),
		text: isText ? (element.textContent ?? '') : '',
		container: element.parentElement?.closest('[data-consent]')?.getAttribute('data-consent') ?? undefined,
		inside: element instanceof HTMLTemplateElement ? [...element.content.querySelectorAll(SELECTOR)].map(toTag) : [],
	};
}

const cookieNames = (): readonly string[] => [
	...new Set(
		(quietly(() => ofDocument('cookie')) ?? '')
			.split(';')
			.map((pair) => pair.split('=', 1)[0]?.trim() ?? '')
			.filter(Boolean),
	),
];

const keysOf = (name: 'localStorage' | 'sessionStorage'): readonly string[] =>
	quietly(() => Object.keys(window[name])) ?? [];

/** Tag Manager keeps this many entries and drops what is older. */
const KEPT = 300;

/** Whether Google would read no default in its queue. */
function isDefaultLost(queue: unknown): boolean {
	if (!Array.isArray(queue) || queue.length >= KEPT) return false;
	return !queue.some((command: unknown) => {
		const [name, what] = quietly(() => Array.from(Object(command) as ArrayLike<unknown>)) ?? [];
		return name === 'consent' && what === 'default';
	});
}

/** What another part left on `window`, or anybody else: taken only in the form we know. */
function readGate(value: unknown): GateReport | undefined {
	const { caught, policy } = Object(value) as { readonly caught?: unknown; readonly policy?: unknown };
	if (!Array.isArray(caught)) return undefined;
	return {
		caught: caught.map((each: Record<string, unknown>) => ({
			service: String(each?.['service']),
			what: String(each?.['what']),
			url: String(each?.['url']),
		})),
		policy: typeof policy === 'string' ? policy : undefined,
	};
}
