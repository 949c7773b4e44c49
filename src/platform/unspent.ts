import { createElement, ofDocument, querySelectorAll } from './page.ts';
import { isScript } from './release.ts';

/** Longest wait for an answer, in milliseconds. */
const PATIENCE = 1000;

/**
 * Scripts that a browser would still run, were they put in anew: what the parser or `createElement` made, and not what came as
 * text (`innerHTML`, and so what React renders), which a browser takes for run.
 *
 * Nothing tells them apart but trying: a copy inherits the mark, and one without a word whose `src` is empty fails by an event,
 * or does nothing where it is taken for run. Nothing is fetched and nothing runs. It happens in a shadow root, out of which no
 * such event comes: whoever reports errors of the page hears of none.
 * https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element
 */
export async function findUnspent(selector: string): Promise<WeakSet<Element>> {
	const unspent = new WeakSet<Element>();
	const scripts = [...querySelectorAll(selector)].filter(isScript);
	const host = createElement('yinyom-probe');
	const root = host.attachShadow({ mode: 'closed' });
	const ask = (copy: HTMLScriptElement, answer: () => void) => {
		for (const name of copy.getAttributeNames()) copy.removeAttribute(name);
		copy.addEventListener('error', answer);
		copy.setAttribute('src', '');
		root.append(copy);
	};
	await new Promise<void>((done) => {
		try {
			for (const script of scripts) ask(script.cloneNode() as HTMLScriptElement, () => unspent.add(script));
			// Answers come in their order, so this one is the last.
			ask(createElement('script') as HTMLScriptElement, done);
			setTimeout(done, PATIENCE);
			ofDocument('documentElement').append(host);
		} catch {
			// Trusted Types: then nobody could have made one from text either.
			for (const script of scripts) unspent.add(script);
			done();
		}
	});
	host.remove();
	return unspent;
}
