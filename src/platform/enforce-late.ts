import type { Live } from './live.ts';
import { ofDocument } from './page.ts';

/** Whom an address belongs to, as far as the config tells. */
export type Owner = 'allowed' | 'denied' | 'unknown';

/**
 * Has the browser refuse, from now on and until the next page, every request that a policy does not list, whoever makes
 * it: a policy that comes late is enforced all the same.
 * https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-content-security-policy
 *
 * What it does not reach, frames and connections that are open, is ended one by one. Workers keep the policy that they were
 * born with.
 *
 * @returns whether all is cut off; otherwise something goes on that may be a vendor's or the page's own
 */
export function enforceLate(policy: string, { started, roots }: Live, ownerOf: (url: string) => Owner): boolean {
	let isWhole = true;
	const enforce = (page: Document, head: Element | null) => {
		const meta = ofDocument('createElement').call(page, 'meta') as HTMLMetaElement;
		meta.httpEquiv = 'Content-Security-Policy';
		meta.content = policy;
		head?.append(meta);
	};

	enforce(document, ofDocument('querySelector').call(document, 'head'));
	for (const frame of framesIn(document, roots)) {
		const inner = 'contentDocument' in frame && frame.contentDocument;
		const url = 'data' in frame ? frame.data : frame.src;
		// One without an address of its own took over the policy that the page had then.
		if (inner && !inner.URL.startsWith('http')) enforce(inner, inner.querySelector('head'));
		// One that was emptied just now may not have got round to it. Without an address, and out of reach all the same, it is a
		// sandbox or was led elsewhere: nobody can tell whose it is.
		const isEmptied = /^(about:blank)?$/.test(url) && (frame.dataset['consent'] || !/^i?frame$/.test(frame.localName));
		const owner = inner || isEmptied ? 'allowed' : ownerOf(url);
		if (owner === 'denied') frame.remove();
		else if (owner === 'unknown') isWhole = false;
	}
	for (const made of started) {
		// Whose a worker is nobody can tell, and to end one of the page's own would break the page.
		if (!made.url) isWhole = false;
		else if (ownerOf(made.url) !== 'allowed') made.close?.();
	}
	return isWhole;
}

type Frame = HTMLIFrameElement | HTMLObjectElement | HTMLEmbedElement;

/** Every frame, in shadow roots too, and in frames of the page's own origin. */
function framesIn(root: Document | ShadowRoot, closed: Live['roots']): readonly Frame[] {
	const found: Frame[] = [];
	const all = 'host' in root ? root.querySelectorAll('*') : Document.prototype.querySelectorAll.call(root, '*');
	for (const element of all) {
		const shadow = element.shadowRoot ?? closed.get(element);
		if (shadow) found.push(...framesIn(shadow, closed));
		// By name: a frame's own elements are made by another realm's constructors.
		if (!/^(i?frame|object|embed)$/.test(element.localName)) continue;
		const frame = element as Frame;
		found.push(frame);
		if ('contentDocument' in frame && frame.contentDocument) found.push(...framesIn(frame.contentDocument, closed));
	}
	return found;
}

/**
 * Hosts beside its own that the page had asked for something by a moment.
 *
 * @param time milliseconds since the page began, as `performance.now()` counts them
 */
export function hostsBefore(time: number): readonly string[] {
	const early = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < time);
	return early.flatMap(({ name }) => /^https?:\/\/([^/?#]+)/.exec(name)?.[1] ?? []);
}
