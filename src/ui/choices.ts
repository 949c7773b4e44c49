import style from '../../styles/choices.css?inline';
import tokens from '../../styles/tokens.css?inline';
import type { Guard } from '../guard/contract.ts';
import { directionOf } from './direction.ts';
import { make } from './notice.ts';
import { createWords, type Words } from './words.ts';

/** What the way out does, and whether it was taken. */
export interface WayOut {
	/** Sale and sharing are denied: by a person, or by the browser's signal. */
	readonly isOut: () => boolean;
	readonly optOut: () => Promise<void>;
}

type Key = 'choices.open' | 'choices.optOut' | 'choices.honored' | 'preferences.close';

const shown = new WeakMap<object, Promise<() => void>>();

/**
 * Shows "Your privacy choices" on the page, and next to it that an opt-out is honored, as soon as one is.
 *
 * A link of its own: a notice about cookies is no method to opt out (11 CCR 7026(a)(4)). Two clicks, no form, nothing to confirm
 * (11 CCR 7004(a)(2)). Any element of the page with `data-consent-opt-out` opens it too.
 */
export async function showChoices(guard: Guard, way: WayOut): Promise<void> {
	const draw = shown.get(guard) ?? drawn(guard, way);
	shown.set(guard, draw);
	draw.catch(() => shown.delete(guard));
	(await draw)();
}

async function drawn(guard: Guard, way: WayOut): Promise<() => void> {
	const { configOf, localeOf } = await guard.load('yinyom-ui');
	const locale = localeOf(guard);
	const [more, facts] = await Promise.all([
		guard.load(`locales-more/${locale}`),
		guard.load(`locales-facts/${locale}`),
	]);
	const words = createWords({ ...more.default, ...facts.default, ...configOf(guard).texts[locale] }, locale);
	const root = guard.root();
	Object.assign(root.host, { lang: locale, dir: directionOf(locale) });
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(tokens + style);
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
	return createChoices(guard, words, root, way);
}

/** Draws it into a root; what it returns brings it up to date. */
export function createChoices(
	guard: Pick<Guard, 'decision' | 'report' | 'rules'>,
	{ locale, say }: Words<Key>,
	root: ShadowRoot,
	{ isOut, optOut }: WayOut,
): () => void {
	const [open, act, honored] = [say('choices.open'), say('choices.optOut'), say('choices.honored')];
	const close = say('preferences.close');
	// A live region speaks only when it was there before its text.
	const status = make('span', { role: 'status' });
	const panel = make('dialog', { ariaLabel: open });
	const out = make('button', { type: 'button', className: 'act' }, act);
	const leave = make('button', { type: 'button', className: 'leave', ariaLabel: close, title: close }, '\u00d7');
	const said = make('p', {}, honored);
	panel.append(leave, make('h2', { tabIndex: -1 }, open), out, said);
	panel.part.add('choices');

	const update = () => {
		const isDone = isOut();
		out.hidden = isDone;
		said.hidden = !isDone;
		status.textContent = isDone ? honored : '';
	};
	const show = () => {
		update();
		panel.showModal();
		panel.querySelector('h2')?.focus();
		// The receipt proves what was on screen.
		const content = { title: open, act, close };
		const snapshot = { layer: 'choices', layout: 'dialog', locale, withdrawalEffectShown: false, content } as const;
		void guard
			.decision()
			.then((part) => part.shown(snapshot))
			.catch(() => undefined);
	};
	leave.onclick = () => panel.close();
	out.onclick = () => {
		optOut()
			.then(update)
			.catch((error: unknown) => guard.report('load', 'yinyom-decision.js', error));
	};
	addEventListener('click', (event) => {
		if (!(event.target as Partial<Element> | null)?.closest?.('[data-consent-opt-out]')) return;
		event.preventDefault();
		show();
	});

	const entry = make('button', { type: 'button', onclick: show }, open);
	entry.part.add('choices-open');
	const side = guard.rules.reopen === 'end' ? ' end' : guard.rules.reopen === 'none' ? ' alone' : '';
	root.append(make('aside', { className: `choices${side}`, ariaLabel: open }, entry, status), panel);
	update();
	return update;
}
