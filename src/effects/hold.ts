import type { Report } from '../config/problem.ts';
import { isParsing, querySelectorAll, whenParsed } from '../platform/page.ts';
import { isExternal, isScript, releaseElement, releaseScript } from '../platform/release.ts';

/** Keeps marked elements inert, and lets each run once when everything it names is granted. */
export interface Hold {
	/** Looks at the page and the grants again, and releases what may run. */
	readonly apply: () => void;
	/** Takes an element for new at the next look; for one that was emptied and may load again. */
	readonly forget: (element: Element) => void;
}

interface Held {
	readonly element: HTMLElement;
	/** The same element, when it is a script. */
	readonly script: HTMLScriptElement | undefined;
	/** What `data-consent` names; all of it must be granted. */
	readonly ids: readonly string[];
	/** The same as one string. */
	readonly key: string;
	/** Without a source: it runs at once, so not before the external scripts it follows. */
	readonly isInline: boolean;
	/** A browser would have put it off until the page is parsed. */
	readonly isLate: boolean;
}

const SELECTOR = '[data-consent]';
/** Longest stretch without giving the page its turn, in milliseconds (half a frame). */
const SLICE = 8;
/** A script that neither loads nor fails holds up the rest of its own category this long, in milliseconds. */
const PATIENCE = 5000;

/**
 * One queue for the whole page, in document order, as a browser would have run it: an inline script waits for the
 * external ones before it, `async` waits for nobody, `defer` and modules come last.
 *
 * It starts when the page is parsed: only then is the order known and every inline script whole, and no release can
 * come before the first paint. Order is kept among elements that share a category; a script of one category that hangs delays no other.
 */
export function createHold({
	isGranted,
	isKnown,
	nonce,
	report,
}: {
	readonly isGranted: (id: string) => boolean;
	readonly isKnown: (id: string) => boolean;
	/** Our own script's nonce. With one, a script without it stays held, or the widget would be a way round the CSP. */
	readonly nonce: string;
	readonly report: Report;
}): Hold {
	const seen = new WeakSet<Element>();
	let waiting: Held[] = [];
	/** How many scripts of each category are on their way. */
	const busy: Record<string, number> = {};
	/** The document has one list of scripts that run in order; one that hangs stops all behind it, so one key uses it at a time. */
	const list = { key: '', length: 0 };
	let again: ReturnType<typeof setTimeout> | undefined;

	const add = (element: HTMLElement) => {
		if (seen.has(element)) return;
		seen.add(element);
		const key = `${element.dataset['consent']}`.trim();
		const ids = key.split(/\s+/);
		const unknown = ids.find((id) => !isKnown(id));
		const script = isScript(element) ? element : undefined;
		const isInline = !!script && !isExternal(script);
		const isLate =
			!!script && !script.hasAttribute('async') && (script.dataset['type'] === 'module' || (script.defer && !isInline));
		if (script && script.type !== 'text/plain' && !script.dataset['src']) report('ran', key, element);
		else if (unknown !== undefined) report('held', unknown, element);
		else if (script && nonce && script.nonce !== nonce) report('nonce', key, element);
		else waiting.push({ element, script, ids, key, isInline, isLate });
	};

	/** Releases the element, or answers false: its turn has not come. */
	const release = (held: Held, isBehind: (id: string) => boolean): boolean => {
		const { element, script, ids, key, isInline } = held;
		if (!script) {
			releaseElement(element);
			return true;
		}
		const isFree = !ids.some((id) => isBehind(id) || busy[id]);
		if (isInline) {
			if (!isFree) return false;
			// After parsing, `document.write` of an inline script replaces the whole page.
			if (/\bdocument\s*\.\s*write/.test(script.text)) report('write', key, script);
			else releaseScript(script, true);
			return true;
		}
		if (script.hasAttribute('async')) {
			releaseScript(script, false);
			return true;
		}
		if (!isFree && (list.key !== key || !list.length || ids.some(isBehind))) return false;
		const inOrder = !list.length || !isFree;
		const count = (by: number) => {
			for (const id of ids) busy[id] = (busy[id] ?? 0) + by;
		};
		/** The browser told, or our patience ended; in that case the script still stands in the browser's list. */
		const end = (event?: Event) => {
			if (event && inOrder) list.length--;
			clearTimeout(patience);
			if (patience) count(-1);
			patience = undefined;
			run();
		};
		let patience: ReturnType<typeof setTimeout> | undefined = setTimeout(() => end(), PATIENCE);
		script.addEventListener('load', end);
		script.addEventListener('error', end);
		count(1);
		if (inOrder) {
			list.key = key;
			list.length++;
		}
		releaseScript(script, inOrder);
		return true;
	};

	const run = () => {
		if (isParsing()) return;
		clearTimeout(again);
		again = undefined;
		const deadline = performance.now() + SLICE;
		const queue = [false, true].flatMap((late) => waiting.filter(({ isLate }) => isLate === late));
		/** Categories with an earlier script that has to wait. */
		const behind = new Set<string>();
		waiting = [];
		for (const held of queue) {
			const { element, ids, key } = held;
			let isDone = false;
			// What a framework took out is new to us when it comes back.
			if (!element.isConnected) isDone = seen.delete(element);
			else if (performance.now() > deadline) again ||= setTimeout(run);
			else if (ids.every(isGranted)) {
				try {
					isDone = release(held, (id) => behind.has(id));
				} catch (error) {
					isDone = true;
					report('threw', key, error);
				}
				if (!isDone) for (const id of ids) behind.add(id);
			}
			if (!isDone) waiting.push(held);
		}
	};

	new MutationObserver((mutations) => {
		const before = waiting.length;
		for (const { addedNodes } of mutations) {
			for (const node of addedNodes) {
				if (!(node instanceof HTMLElement)) continue;
				if (node.matches(SELECTOR)) add(node);
				for (const element of node.querySelectorAll<HTMLElement>(SELECTOR)) add(element);
			}
		}
		if (waiting.length > before) run();
	}).observe(document, { childList: true, subtree: true });
	whenParsed(run);

	return {
		apply: () => {
			for (const element of querySelectorAll(SELECTOR)) add(element);
			run();
		},
		forget: (element) => seen.delete(element),
	};
}
