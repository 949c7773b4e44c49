import { ofDocument, quietly } from './page.ts';
import { copyScript } from './release.ts';

/**
 * Keeps a script that is still on its way from running: a browser runs none that has moved to another document.
 * https://html.spec.whatwg.org/multipage/scripting.html#execute-the-script-element
 *
 * @param leavesCopy puts an inert copy in its place, to be released after the next grant. Under Trusted Types there can be
 *   none before the next page.
 */
export function stopScript(script: HTMLScriptElement, leavesCopy: boolean): void {
	if (leavesCopy) quietly(() => script.replaceWith(copyScript(script)));
	ofDocument('implementation').createHTMLDocument('').adoptNode(script);
}
