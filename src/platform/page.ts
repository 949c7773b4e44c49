/**
 * The document, reached past whatever the page put in the way.
 *
 * Markup can replace any property of `document` but `location`: `<img name="cookie">` makes `document.cookie` an image.
 * Reading through the prototype, with the document as receiver, always runs the browser's own getter.
 */
export const ofDocument = <Name extends keyof Document>(name: Name): Document[Name] =>
	Reflect.get(Document.prototype, name, document);

export const querySelector = (selector: string): Element | null => ofDocument('querySelector').call(document, selector);

export const querySelectorAll = (selector: string): NodeListOf<HTMLElement> =>
	ofDocument('querySelectorAll').call(document, selector) as NodeListOf<HTMLElement>;

export const createElement = (tag: string): HTMLElement => ofDocument('createElement').call(document, tag);

/** Listens at the window, which named elements cannot shadow; returns the undo. */
export function listen<Heard>(type: string, listener: (event: Heard) => void): () => void {
	addEventListener(type, listener as EventListener);
	return () => removeEventListener(type, listener as EventListener);
}

export const isParsing = (): boolean => ofDocument('readyState') === 'loading';

/** Runs once the parser is done; at once when it already is. */
export function whenParsed(callback: () => void): void {
	if (isParsing()) addEventListener('DOMContentLoaded', callback);
	else callback();
}

/** For what may throw merely by being touched: storage in a sandboxed frame, a listener of the page. */
export function quietly<Result>(run: () => Result): Result | undefined {
	try {
		return run();
	} catch {}
}
