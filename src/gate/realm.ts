import { ofDocument, quietly } from '../platform/page.ts';
import { type Elements, sources } from './elements.ts';
import type { Markup } from './markup.ts';
import { type Hook, type Native, patch, put, type Realm } from './patch.ts';

/** What a look at single nodes may have missed. */
const FRAMED = /<(?:iframe|noscript)\b/i;
const PARENTS = 'Element Document DocumentFragment';

/**
 * Watches every way by which a script can bring an element to load something, in the page and in the frames that share
 * its origin and have no address of their own.
 */
export function watchElements(
	page: Realm,
	{ attribute, scan }: Elements,
	{ nodes, rewrite }: Markup,
	/** Watches what else there is in a window. */
	also: (realm: Realm) => void,
): void {
	const enter = (frame: Element) =>
		quietly(() => {
			const realm = (frame as HTMLIFrameElement).contentWindow as Realm | null;
			// A page with an address has a gate of its own, or wants none. Another site's throws here.
			if (realm?.location.href.startsWith('about:')) watch(realm);
		});
	const look = (node: Node) => {
		const frames: Element[] = [];
		scan(node, frames);
		frames.forEach(enter);
	};

	const insertion: Hook = (_, args) => {
		const frames: Element[] = [];
		for (const node of args) scan(node as Node, frames);
		return frames.length ? () => frames.forEach(enter) : undefined;
	};
	const set = (element: Element, name: unknown, value: unknown): readonly [undefined] | undefined =>
		attribute(element, name, value) ? [undefined] : undefined;

	/** Puts parsed nodes where the text would have gone. */
	const markup = (
		realm: Realm,
		owners: string,
		names: string,
		place: (self: Element & ShadowRoot, args: readonly unknown[]) => readonly [Element | null, string, unknown],
	) =>
		patch(realm, owners, names, (self: Element & ShadowRoot, args) => {
			const [context, method, text] = place(self, args);
			const found = context && nodes(text, context);
			if (!found) return context && FRAMED.test(String(text)) ? () => look(context) : undefined;
			(self as unknown as Record<string, Native>)[method]?.(...found);
			return [undefined];
		});

	const watch = (realm: Realm) => {
		for (const [tag, names] of Object.entries(sources))
			for (const name of [...names, 'type']) {
				// A property may be that of an interface above: `src` of video and audio is one.
				let place: object | null = realm.document.createElement(tag);
				while (place && !Object.hasOwn(place, name)) place = Reflect.getPrototypeOf(place);
				if (place) put(place, name, (element: Element, [value]) => set(element, name, value));
			}
		patch(realm, 'Element', 'setAttribute', (self: Element, [name, value]) => set(self, name, value));
		patch(realm, 'Element', 'setAttributeNS', (self: Element, [, name, value]) => set(self, name, value));
		patch(realm, 'Element', 'setAttributeNode setAttributeNodeNS', (self: Element, [node]) =>
			set(self, (node as Attr).name, (node as Attr).value) ? [null] : undefined,
		);

		patch(realm, 'Node', 'appendChild insertBefore replaceChild', insertion);
		patch(realm, PARENTS, 'append prepend replaceChildren', insertion);
		patch(realm, 'Element CharacterData DocumentType', 'before after replaceWith', insertion);
		patch(realm, 'Element', 'insertAdjacentElement', insertion);
		patch(realm, 'Range', 'insertNode surroundContents', insertion);
		patch(realm, 'Range', 'createContextualFragment', ({ startContainer }: Range, [text]) => {
			const context = startContainer.nodeType === 1 ? startContainer : startContainer.parentElement;
			// Parsed by us a script would never run, and this is the one way in which parsed scripts do.
			const found = /<script/i.test(String(text)) ? undefined : nodes(text, (context ?? ofDocument('body')) as Element);
			if (!found) return (fragment) => look(fragment as Node);
			const fragment = new realm.DocumentFragment();
			fragment.append(...found);
			return [fragment];
		});

		markup(realm, 'Element', 'innerHTML setHTMLUnsafe', (self, [text]) => [self, 'replaceChildren', text]);
		markup(realm, 'ShadowRoot', 'innerHTML setHTMLUnsafe', (self, [text]) => [self.host, 'replaceChildren', text]);
		markup(realm, 'Element', 'outerHTML', (self, [text]) => [self.parentElement, 'replaceWith', text]);
		markup(realm, 'Element', 'insertAdjacentHTML', (self, [place, text]) => {
			const methods = { beforebegin: 'before', afterbegin: 'prepend', beforeend: 'append', afterend: 'after' };
			const method = methods[String(place).toLowerCase() as keyof typeof methods];
			return [/^(bef|aft)/.test(method) ? self.parentElement : self, method, text];
		});
		patch(realm, 'Document', 'write writeln', (_, args) => {
			// A TrustedHTML is not ours to take apart.
			if (args.every((text) => typeof text === 'string')) args.splice(0, args.length, rewrite(args.join('')));
			return undefined;
		});

		// What the parser makes: observers are heard before it runs a script.
		// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incdata
		const { document } = realm;
		const observer = new realm.MutationObserver((records) => {
			for (const { addedNodes } of records) addedNodes.forEach(look);
		});
		observer.observe(document, { childList: true, subtree: true });
		realm.addEventListener('DOMContentLoaded', () => observer.disconnect());
		// The frame's first document may have given way to another.
		document.addEventListener('load', ({ target }) => enter(target as Element), true);
		// Of the page what is there already has been asked for; marking it would only look as if it had been held.
		if (realm !== page) look(document);
		also(realm);
	};
	watch(page);
}
