import { ofDocument, quietly } from './page.ts';
import { copyScript } from './release.ts';

/**
 * Keeps a script that is still on its way from running: a browser runs none that has moved to another document.
 * https://html.spec.whatwg.org/multipage/scripting.html#execute-the-script-element
 *
 * @param held the marked element; it is the script itself, or the script runs in its place
 * @returns the inert element that waits for the next grant: the held one, or a copy where it stood. None under Trusted Types,
 *   before the next page.
 */
export function stopScript(script: HTMLScriptElement, held: HTMLElement): HTMLScriptElement | undefined {
	const again = held === script ? quietly(() => copyScript(script)) : (held as HTMLScriptElement);
	if (again && again !== held) script.replaceWith(again);
	ofDocument('implementation').createHTMLDocument('').adoptNode(script);
	return again;
}
