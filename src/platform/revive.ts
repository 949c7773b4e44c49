import { copyScript } from './release.ts';

/** Attributes that make an element fetch, or hold what it shows. */
const sources = ['src', 'srcset', 'href', 'srcdoc', 'poster', 'data'] as const;
const fetching = 'iframe, img, source, track, embed, object, video, audio, input[type="image"], link';

/**
 * Wakes what does not wake by setting `src` or by being put back: media, objects, whole fragments, and scripts that the
 * browser takes for ones that have run, because they came as text.
 *
 * @returns the script that runs in place of a script
 */
export function revive(element: HTMLElement): HTMLScriptElement | undefined {
	if (element instanceof HTMLScriptElement) {
		try {
			const copy = copyScript(element);
			// The mark stays with the original, which stays where it is: a framework that made it may want to take it out.
			delete copy.dataset['consent'];
			return copy;
		} catch {
			// Trusted Types: then nobody could have made it from text either, and it runs itself.
			return element;
		}
	}
	if (element instanceof HTMLTemplateElement) return unfold(element);
	for (const name of sources) {
		const value = element.getAttribute(`data-${name}`);
		if (value !== null) element.setAttribute(name, value);
	}
	// A media element looks for its sources once.
	if (element.parentElement instanceof HTMLMediaElement) element.parentElement.load();
	return undefined;
}

/** Puts a fragment into the page, each part of it marked like the whole, so that the one queue releases it in its order. */
function unfold(template: HTMLTemplateElement): undefined {
	const { content, dataset, parentNode, nextSibling } = template;
	const mark = (element: HTMLElement) => (element.dataset['consent'] ??= dataset['consent'] ?? '');
	for (const script of content.querySelectorAll('script')) {
		if (!/^(module|text\/plain|(text|application)\/(java|ecma)script|)$/i.test(script.type)) continue;
		if (script.type === 'module') script.dataset['type'] = 'module';
		script.type = 'text/plain';
		mark(script);
	}
	for (const element of content.querySelectorAll<HTMLElement>(fetching)) {
		for (const name of sources) {
			const value = element.getAttribute(name);
			if (value === null) continue;
			element.setAttribute(`data-${name}`, value);
			element.removeAttribute(name);
		}
		if (sources.some((name) => element.hasAttribute(`data-${name}`))) mark(element);
	}
	if (parentNode) Node.prototype.insertBefore.call(parentNode, content, nextSibling);
	return undefined;
}
