import { categoryOf } from '../config/category-of.ts';
import type { Report } from '../config/problem.ts';
import type { Settings } from '../config/settings.ts';
import { isParsing, querySelectorAll, whenParsed } from '../platform/page.ts';
import { isScript, releaseElement, releaseScript } from '../platform/release.ts';

/** Keeps marked elements inert, and lets each run once when everything it names is granted. */
export interface Hold {
	/** Looks at the page and the grants again, and releases what may run. The first look begins the watch for what comes later. */
	readonly apply: () => void;
	/** Takes an element for new at the next look; for one that was emptied and may load again. */
	readonly forget: (element: Element) => void;
	/** Puts a script that was stopped on its way before all that wait: it was the first of its category. */
	readonly wait: (held: Held) => void;
	/** Scripts that were let go and have neither loaded nor failed, each with the one that runs in its place. */
	readonly underway: Map<Held, HTMLScriptElement>;
	/** Scripts that were let go, in their order. */
	readonly released: readonly Held[];
	/** Hears what waits, after each look. */
	onLook?: (held: readonly Held[]) => void;
}

/** A marked element, as the queue knows it. */
export interface Held {
	readonly element: HTMLElement;
	/** The same element, when it is a script. */
	readonly script: HTMLScriptElement | undefined;
	/** What `data-consent` names; all of it must be granted. */
	readonly ids: readonly string[];
	/** A script without a source: it runs at once. */
	readonly isInline: boolean;
	/** A browser would have put it off until the page is parsed. */
	readonly isLate: boolean;
	/** To set an attribute, or to put it back, does not wake it: `platform/revive.ts` does. */
	readonly isUnusual: boolean;
	/** Those behind it that share a category wait for it. */
	isFirst: boolean;
	/** Whatever is granted, it may run: a person asked for this one, for this once. */
	isAsked?: boolean;
	/** When it was let go, in milliseconds of `performance.now()`. */
	time?: number;
}

/** Wakes an unusual element; answers the script that runs in its place, if it is one. */
export type Revive = (element: HTMLElement) => HTMLScriptElement | undefined;

const SELECTOR = '[data-consent]';
/** Longest stretch without giving the page its turn, in milliseconds (half a frame). */
const SLICE = 8;
/** A script that neither loads nor fails holds up the rest of its own category this long, in milliseconds. */
const PATIENCE = 5000;

/**
 * One queue for the whole page, in document order, as a browser would have run it: a script waits for those before it
 * that share a category with it, `async` waits for nobody, `defer` and modules come last.
 *
 * It starts when the page is parsed: only then is the order known and every inline script whole, and no release can
 * come before the first paint.
 */
export function createHold(guard: {
	readonly isGranted: (id: string) => boolean;
	readonly settings: Pick<Settings, 'categories'>;
	/** Our own script's nonce. With one, a script without it stays held, or the widget would be a way round the CSP. */
	readonly nonce?: string | undefined;
	readonly report: Report;
	readonly load: (name: 'yinyom-revive') => Promise<{ readonly revive: Revive }>;
	readonly use: <Part>(part: Promise<Part>, run: (part: Part) => unknown) => Promise<unknown>;
}): Hold {
	const { nonce, report } = guard;
	const seen = new WeakSet<Element>();
	const underway = new Map<Held, HTMLScriptElement>();
	const released: Held[] = [];
	let waiting: Held[] = [];
	let wake: Revive | undefined;
	let again: ReturnType<typeof setTimeout> | undefined;
	let watch: MutationObserver | undefined;

	const add = (element: HTMLElement) => {
		if (seen.has(element)) return;
		seen.add(element);
		const { consent = '', src, type } = element.dataset;
		const ids = consent.trim().split(/\s+/);
		const unknown = ids.find((id) => !categoryOf(guard.settings, id));
		const script = isScript(element) ? element : undefined;
		const isAsync = element.hasAttribute('async');
		const isInline = !src && !element.hasAttribute('src');
		if (script && script.type !== 'text/plain' && !src) report('ran', consent, element);
		else if (unknown !== undefined) report('held', unknown, element);
		else if (script && nonce && script.nonce !== nonce) report('nonce', consent, element);
		else {
			waiting.push({
				element,
				script,
				ids,
				isInline,
				isLate: type === 'module' || (!isInline && element.hasAttribute('defer')),
				// A script that comes after parsing may have come as text (`innerHTML`): the browser takes it for one that has run.
				isUnusual: script ? !!watch && !isParsing() : !/^(I(MG|FRAME)|LINK)$/.test(element.tagName),
				isFirst: !!script && !isAsync,
			});
			again ||= setTimeout(run);
		}
	};

	const release = (held: Held) => {
		const { element, script, isInline, isUnusual } = held;
		const runner = isUnusual ? wake?.(element) : script;
		if (!script || !runner) return isUnusual || releaseElement(element);
		seen.add(runner);
		released.push(held);
		held.time = performance.now();
		if (isInline) {
			// Now that the page is parsed, it would replace the page.
			const page: Partial<Document> = document;
			page.write = page.writeln = () => report('write', held.ids.join(' '), script);
			releaseScript(script, runner);
			delete page.write;
			delete page.writeln;
			return;
		}
		const end = (event?: Event) => {
			held.isFirst = false;
			if (event) underway.delete(held);
			run();
		};
		setTimeout(end, PATIENCE);
		script.addEventListener('load', end);
		script.addEventListener('error', end);
		underway.set(held, runner);
		releaseScript(script, runner);
	};

	const run = () => {
		again = clearTimeout(again) as undefined;
		if (isParsing()) return;
		const deadline = performance.now() + SLICE;
		/** Categories with an earlier script that is underway or has to wait. */
		const behind = new Set([...underway.keys()].flatMap(({ ids, isFirst }) => (isFirst ? ids : [])));
		const queue = waiting.sort((one, other) => +one.isLate - +other.isLate);
		waiting = [];
		for (const held of queue) {
			const { element, ids, isFirst, isUnusual } = held;
			// What a framework took out is new to us when it comes back.
			let isDone = !element.isConnected && seen.delete(element);
			if (!isDone && (held.isAsked || ids.every(guard.isGranted))) {
				if (performance.now() > deadline) again ||= setTimeout(run);
				else if (isUnusual && !wake)
					void guard.use(guard.load('yinyom-revive'), ({ revive }) => {
						wake = revive;
						run();
					});
				else if (!isFirst || !ids.some((id) => behind.has(id))) {
					isDone = true;
					try {
						release(held);
					} catch (error) {
						report('threw', ids.join(' '), error);
					}
				}
				if (isFirst && (!isDone || underway.has(held))) for (const id of ids) behind.add(id);
			}
			if (!isDone) waiting.push(held);
		}
		hold.onLook?.(waiting);
	};

	const hold: Hold = {
		apply: () => {
			for (const element of querySelectorAll(SELECTOR)) add(element);
			if (watch) return run();
			watch = new MutationObserver((mutations) => {
				for (const { addedNodes } of mutations)
					for (const node of addedNodes)
						if (node instanceof HTMLElement)
							for (const element of [node, ...node.querySelectorAll<HTMLElement>(SELECTOR)])
								if (element.matches(SELECTOR)) add(element);
			});
			watch.observe(document, { childList: true, subtree: true });
			whenParsed(run);
		},
		forget: (element) => seen.delete(element),
		wait: (held) => {
			seen.add(held.element);
			waiting.unshift(held);
		},
		underway,
		released,
	};
	return hold;
}
