export const isScript = (element: Element): element is HTMLScriptElement => element instanceof HTMLScriptElement;

export const isExternal = (script: HTMLScriptElement): boolean => script.hasAttribute('src') || !!script.dataset['src'];

/** Lets an image, a frame, a link or a media element load what it names. */
export function releaseElement(element: Element): void {
	for (const name of ['src', 'srcset', 'href']) {
		const value = element.getAttribute(`data-${name}`);
		if (value !== null) element.setAttribute(name, value);
	}
}

/**
 * Runs a held script: the very same element, taken out and put back at its place.
 *
 * No other way keeps the nonce that a browser hides from attributes, and none other works under `strict-dynamic` and
 * enforced Trusted Types without a policy. https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element
 *
 * @param inOrder false lets the browser run it as soon as it arrives, whatever else is on its way
 */
export function releaseScript(script: HTMLScriptElement, inOrder: boolean): void {
	const { parentNode, nextSibling } = script;
	const { src, type } = script.dataset;
	if (src) script.src = src;
	if (type) script.type = type;
	else script.removeAttribute('type');
	script.async = !inOrder;
	script.remove();
	// The prototype's method: in a form, an `<input name="insertBefore">` would stand in its place.
	Node.prototype.insertBefore.call(parentNode, script, nextSibling);
}
