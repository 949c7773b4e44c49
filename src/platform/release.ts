import { createElement } from './page.ts';

export const isScript = (element: Element): element is HTMLScriptElement => element instanceof HTMLScriptElement;

/** Lets an image, a frame or a link load what it names. */
export function releaseElement(element: Element): void {
	for (const name of ['src', 'srcset', 'srcdoc', 'href']) {
		const value = element.getAttribute(`data-${name}`);
		if (value !== null) element.setAttribute(name, value);
	}
}

/**
 * Runs a held script: the very same element, taken out and put back at its place.
 *
 * No other way keeps the nonce that a browser hides from attributes, and none other works under `strict-dynamic` and
 * enforced Trusted Types without a policy. A browser looks at `type` when the element comes in, so it is inert again
 * right after: whoever copies the page, as Turbo does for its cache, copies a held script and not one that runs.
 * https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element
 *
 * @param runner stands in for a script that the browser would take for one that has run
 */
export function releaseScript(script: HTMLScriptElement, runner: HTMLScriptElement): void {
	// By attribute: a `dataset` answers what somebody put into `Object.prototype`, and that would be what runs.
	releaseElement(runner);
	runner.type = script.dataset['type'] ?? '';
	// After itself is at its own place.
	script.after(runner);
	runner.type = 'text/plain';
}

/**
 * A new script with all that the old one has but its listeners, which hear from the old one what becomes of the new.
 *
 * @throws TypeError where Trusted Types are enforced
 */
export function copyScript(script: HTMLScriptElement): HTMLScriptElement {
	const copy = createElement('script') as HTMLScriptElement;
	for (const { name, value } of script.attributes) if (!name.startsWith('on')) copy.setAttribute(name, value);
	copy.nonce = script.nonce;
	copy.text = script.text;
	for (const type of ['load', 'error']) copy.addEventListener(type, () => script.dispatchEvent(new Event(type)));
	return copy;
}
