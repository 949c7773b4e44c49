import { directionOf } from './direction.ts';
import { keepWithin, layOver } from './lay-over.ts';
import { make } from './notice.ts';
import type { PlaceholderContent } from './placeholder-content.ts';

/** One placeholder on the page. */
export interface PlaceholderView {
	/** Puts it where the element is now, and fits the words to the room. */
	readonly place: () => void;
	/** Takes it out; who was in it finds the keyboard on the element. */
	readonly remove: () => void;
}

/** How it looks, and what follows when a person presses something. */
export interface PlaceholderOptions {
	readonly sheet: CSSStyleSheet;
	readonly locale: string;
	/** Address of the picture behind the words. */
	readonly poster: string | undefined;
	readonly onOnce: (event: Event) => void;
	readonly onAlways: (event: Event) => void;
	readonly onSettings: () => void;
	/** Somebody is near: by pointer, finger or keyboard. */
	readonly onNear: () => void;
}

/** Plain DOM in a shadow of its own, right after the element it stands for. */
export function createPlaceholder(
	element: HTMLElement,
	{ title, meaning, policy, buttons }: PlaceholderContent,
	{ sheet, locale, poster, onOnce, onAlways, onSettings, onNear }: PlaceholderOptions,
): PlaceholderView {
	const button = (label: string, onclick: (event: Event) => void, className = '') =>
		make('button', { type: 'button', className, onclick }, label);
	const choice = (part: string, label: string, onclick: (event: Event) => void) => {
		const made = button(label, onclick);
		made.part.add(part);
		return made;
	};
	const labels = Object.fromEntries(buttons) as Readonly<Record<(typeof buttons)[number][0], string>>;
	const heading = () => make('p', { className: 'title', tabIndex: -1 }, title);
	const form = () =>
		make(
			'div',
			{ className: 'form' },
			heading(),
			make('p', {}, meaning),
			make(
				'div',
				{ className: 'buttons' },
				choice('once', labels.once, onOnce),
				...(labels.always ? [choice('always', labels.always, onAlways)] : []),
			),
			make(
				'div',
				{ className: 'links' },
				...(policy ? [make('a', { href: policy.url }, policy.label)] : []),
				button(labels.settings, () => {
					dialog.close();
					onSettings();
				}),
			),
		);
	const words = form();
	const dialog = make('dialog', { ariaLabel: title });
	const open = () => {
		const close = button('\u00d7', () => dialog.close(), 'close');
		close.ariaLabel = labels.close;
		dialog.replaceChildren(close, form());
		dialog.showModal();
		// The heading, not a button: nothing is decided by the next key.
		dialog.querySelector('p')?.focus();
	};
	const box = make(
		'div',
		{ role: 'group', ariaLabel: title, hidden: true },
		words,
		make('div', { className: 'small' }, heading(), button(labels.options, open, 'options')),
	);
	box.part.add('placeholder');
	if (poster) {
		box.className = 'poster';
		const onerror = () => {
			box.className = '';
			image.remove();
		};
		const image = make('img', { alt: '', src: poster, onerror });
		box.prepend(image);
	}
	const host = make('yinyom-placeholder' as 'div', { lang: locale, dir: directionOf(locale) });
	const root = host.attachShadow({ mode: 'open' });
	root.adoptedStyleSheets = [sheet];
	root.append(box, dialog);
	for (const type of ['pointerenter', 'focusin']) host.addEventListener(type, onNear);

	let changed: HTMLElement | undefined;
	return {
		place: () => {
			if (!element.isConnected) return host.remove();
			if (element.nextSibling !== host) element.after(host);
			changed = keepWithin(element) ?? changed;
			layOver(element, host, box);
			// From roomy to small: the first that does not overflow. The last has room for a dialog with all the words.
			for (const fit of ['wide', 'tight', 'small']) {
				box.dataset['fit'] = fit;
				if (words.offsetHeight <= box.clientHeight) break;
			}
		},
		remove: () => {
			const hadFocus = root.activeElement;
			host.remove();
			changed?.style.removeProperty('position');
			if (hadFocus) element.focus({ preventScroll: true });
		},
	};
}
