import { categoryOf } from '../config/category-of.ts';
import type { Report } from '../config/problem.ts';
import type { Settings } from '../config/settings.ts';
import { ofDocument, querySelectorAll, whenParsed } from '../platform/page.ts';
import { isScript, releaseElement, releaseScript } from '../platform/release.ts';

/**
 * The widget is in an owner's bundle: what it finds in the page may have been rendered before it looked. Under a nonce a server made
 * the page; and Trusted Types, which come with one, report whoever asks.
 */
declare const __IN_APP__: boolean;

/** Keeps marked elements inert, and lets each run once when everything it names is granted. */
export interface Hold {
	/**
	 * Looks at the page and the grants again: releases what may run, and keeps from running what is on its way and may not any
	 * longer. The first look begins the watch for what comes later.
	 */
	readonly apply: () => void;
	/** Takes an element for new at the next look; for one that was emptied and may load again. */
	readonly forget: (element: Element) => void;
	/** What was let go, in its order; not the elements, which a page that lives long would never be rid of. */
	readonly released: readonly Released[];
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
	/** The categories that these stand for. */
	readonly categories: readonly (string | undefined)[];
	/** A script without a source: it runs at once. */
	readonly isInline: boolean;
	/** A browser would have put it off until the page is parsed. */
	readonly isLate: boolean;
	/** To set an attribute, or to put it back, does not wake it: `platform/revive.ts` does. */
	readonly isUnusual: boolean;
	/** Those behind it that share a category wait for it. */
	isFirst: boolean;
	/** What runs in its place, or itself, while it is on its way. */
	runner?: HTMLScriptElement | undefined;
	/** That it has loaded, or failed. */
	outcome?: Event | undefined;
	/** Whatever is granted, it may run: a person asked for this one, for this once. */
	isAsked?: boolean;
}

/** A script that was let go. */
export interface Released {
	readonly ids: readonly string[];
	/** When, in milliseconds of `performance.now()`. */
	readonly time: number;
}

/** Wakes an unusual element; answers the script that runs in its place, if it is one. */
export type Revive = (element: HTMLElement) => HTMLScriptElement | undefined;

/** A form loads nothing, and fields of it can hide its own methods (`<input name="hasAttribute">`). */
const SELECTOR = '[data-consent]:not(form)';
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
	readonly rules: Pick<Settings, 'categories'>;
	/** Our own script's nonce. With one, a script without it stays held, or the widget would be a way round the CSP. */
	readonly nonce?: string | undefined;
	readonly report: Report;
	/** What a released script may have thrown away is said again before the next one runs. */
	readonly signals: { readonly look: () => unknown };
	readonly load: (name: 'yinyom-revive') => Promise<{ readonly revive: Revive }>;
	readonly use: <Part>(part: Promise<Part>, run: (part: Part) => unknown) => Promise<unknown>;
}): Hold {
	const { nonce, report } = guard;
	const seen = new WeakSet<Element>();
	const released: Released[] = [];
	let waiting: Held[] = [];
	let wake: Revive | undefined;
	let again: ReturnType<typeof setTimeout> | undefined;
	let watch: MutationObserver | undefined;
	/** The scripts that the parser made. */
	let first: WeakSet<Element>;

	// What comes later, be it while a law is fetched, may have come as text (`innerHTML`): a browser takes it for one that has run.
	whenParsed(() => (first = new WeakSet(ofDocument('scripts'))));
	const scan = () => {
		// The run that is due looks when it is through: one look for a thousand scripts, not one for each slice of them.
		if (again) return;
		for (const element of querySelectorAll(SELECTOR)) {
			if (seen.has(element)) continue;
			seen.add(element);
			const { consent, src, type } = element.dataset as { consent: string; src?: string; type?: string };
			const ids = consent.trim().split(/\s+/);
			const categories = ids.map((id) => categoryOf(guard.rules, id));
			const script = isScript(element) ? element : undefined;
			const isInline = !src && !element.hasAttribute('src');
			if (script && script.type.toLowerCase() !== 'text/plain' && !src) report('ran', consent, element);
			else if (categories.includes(undefined)) report('held', consent, element);
			else if (script && nonce && script.nonce !== nonce) report('nonce', consent, element);
			else {
				waiting.push({
					element,
					script,
					ids,
					categories,
					isInline,
					isLate: type === 'module' || (!isInline && element.hasAttribute('defer')),
					isUnusual: script
						? (__IN_APP__ && !nonce) || !first.has(element)
						: !/^(IMG|IFRAME|LINK)$/.test(element.tagName),
					isFirst: !!script && !element.hasAttribute('async'),
				});
				again ||= setTimeout(run);
			}
		}
	};

	const release = (held: Held) => {
		const { element, ids, script, isUnusual } = held;
		const runner = isUnusual ? wake?.(element) : script;
		if (!script || !runner) return isUnusual || releaseElement(element);
		seen.add(runner);
		released.push({ ids, time: performance.now() });
		if (held.isInline) {
			// Now that the page is parsed, it would replace the page.
			// Maybe the page's own, and not the browser's.
			const { write, writeln } = document;
			document.write = document.writeln = () => report('write', ids.join(' '), script);
			releaseScript(script, runner);
			document.write = write;
			document.writeln = writeln;
			return;
		}
		const end = (event?: Event) => {
			held.isFirst = false;
			held.outcome = event;
			run();
		};
		setTimeout(end, PATIENCE);
		script.addEventListener('load', end);
		script.addEventListener('error', end);
		held.runner = runner;
		releaseScript(script, runner);
	};

	const run = () => {
		again = clearTimeout(again) as undefined;
		const queue = waiting.sort((one, other) => (one.isLate as never) - (other.isLate as never));
		/** What is on its way, or has to wait, holds up what shares a category with it. */
		const behind = new Set(
			queue.flatMap((held) => (held.runner && held.isFirst && held.ids.every(guard.isGranted) ? held.categories : [])),
		);
		waiting = [];
		const deadline = performance.now() + SLICE;
		for (const held of queue) {
			const { element, ids, categories, isFirst, isUnusual, runner } = held;
			// When the slice is over the rest is not asked about: with thousands of them that alone would be a long task.
			const isOn = (!again || runner) && (held.isAsked || ids.every(guard.isGranted));
			// What a framework took out is new to us when it comes back.
			if (runner ? held.outcome : !element.isConnected && seen.delete(element)) continue;
			if (!isOn && runner) {
				let script = element as HTMLScriptElement;
				// A browser takes the clone for one that has run; `revive` wakes it.
				if (script === runner) runner.replaceWith((script = runner.cloneNode() as HTMLScriptElement));
				seen.add(script);
				// None runs that has moved to another document.
				// https://html.spec.whatwg.org/multipage/scripting.html#execute-the-script-element
				new Document().adoptNode(runner);
				waiting.push({ ...held, element: script, script, isUnusual: true, runner: undefined });
				continue;
			}
			if (!runner && isOn) {
				if (performance.now() > deadline) again ||= setTimeout(run);
				else if (isUnusual && !wake)
					void guard.use(guard.load('yinyom-revive'), ({ revive }) => {
						wake = revive;
						// Every one of them has asked; one run does for all.
						again ||= setTimeout(run);
					});
				else if (!isFirst || !categories.some((id) => behind.has(id))) {
					try {
						release(held);
					} catch (error) {
						report('threw', ids.join(' '), error);
					}
					if (!held.runner) continue;
				}
				if (isFirst) for (const id of categories) behind.add(id);
			}
			waiting.push(held);
		}
		if (again) return;
		scan();
		guard.signals.look();
		hold.onLook?.(waiting);
	};

	const hold: Hold = {
		apply: () =>
			// Only then is the order of all known, and every inline script whole.
			whenParsed(() => {
				if (!watch) {
					scan();
					watch = new MutationObserver(scan);
					// The whole page, which takes 26 µs among 20,000 elements: what came may hide its own methods (`<form><input name="matches">`).
					watch.observe(document, { childList: true, subtree: true });
				}
				// From the second time on the run looks at its end: with thousands, a look is a task by itself.
				run();
			}),
		forget: (element) => seen.delete(element),
		released,
	};
	return hold;
}
