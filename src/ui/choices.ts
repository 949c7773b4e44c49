import style from '../../styles/choices.css?inline';
import tokens from '../../styles/tokens.css?inline';
import type { Guard } from '../guard/contract.ts';
import { directionOf } from './direction.ts';
import { make } from './notice.ts';
import { themeOf } from './theme.ts';
import { createWords, type Words } from './words.ts';

/** What the way out does, and whether it was taken. */
export interface WayOut {
	/** Sale and sharing are denied: by a person, or by the browser's signal. */
	readonly isOut: () => boolean;
	readonly optOut: () => Promise<void>;
}

type Key = 'choices.open' | 'choices.optOut' | 'choices.honored' | 'placeholder.close';

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
	const config = configOf(guard);
	const readWords = async (): Promise<Words<Key>> => {
		const locale = localeOf(guard);
		const [more, facts] = await Promise.all([
			guard.load(`locales-more/${locale}`),
			guard.load(`locales-facts/${locale}`),
		]);
		return createWords({ ...more.default, ...facts.default, ...config.texts[locale] }, locale);
	};
	const [words, theme] = await Promise.all([readWords(), themeOf(guard, config)]);
	const root = guard.root();
	Object.assign(root.host, { lang: words.locale, dir: directionOf(words.locale) });
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(tokens + style + theme);
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
	const { speak, update } = createChoices(guard, words, root, way);
	// It lies over the end of the page, and so does the button beside it.
	addEventListener('focusin', ({ target }) => {
		if (target !== root.host)
			void guard.use(guard.load('yinyom-keyboard'), (part) => part.keepClear(root, target as Element));
	});
	const others = guard.onSpeak;
	guard.onSpeak = () => {
		others?.();
		void guard.use(readWords(), speak);
	};
	return update;
}

/** What is drawn, to be kept up to date. */
interface ChoicesView {
	/** Says whether an opt-out is honored, now. */
	readonly update: () => void;
	/** Says all of it in another language. */
	readonly speak: (words: Words<Key>) => void;
}

/** Draws it into a root. */
export function createChoices(
	guard: Pick<Guard, 'decision' | 'report' | 'rules'>,
	first: Words<Key>,
	root: ShadowRoot,
	{ isOut, optOut }: WayOut,
): ChoicesView {
	let words = first;
	// A live region speaks only when it was there before its text.
	const status = make('span', { role: 'status' });
	const title = make('h2', { tabIndex: -1 });
	const panel = make('dialog', {});
	const out = make('button', { type: 'button', className: 'act' });
	const leave = make('button', { type: 'button', className: 'leave' }, '\u00d7');
	const said = make('p', { tabIndex: -1 });
	panel.append(leave, title, out, said);
	panel.part.add('choices');

	const update = () => {
		const isDone = isOut();
		out.hidden = isDone;
		said.hidden = !isDone;
		status.textContent = isDone ? words.say('choices.honored') : '';
	};
	const show = () => {
		update();
		panel.showModal();
		title.focus();
		// The receipt proves what was on screen.
		const { locale, say } = words;
		const content = { title: say('choices.open'), act: say('choices.optOut'), close: say('placeholder.close') };
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
			// What was pressed is gone, and what is said outside of a modal is not read out.
			.then(() => said.focus())
			.catch((error: unknown) => guard.report('load', 'yinyom-decision.js', error));
	};
	addEventListener('click', (event) => {
		if (!(event.target as Partial<Element> | null)?.closest?.('[data-consent-opt-out]')) return;
		event.preventDefault();
		show();
	});

	const entry = make('button', { type: 'button', onclick: show });
	entry.part.add('choices-open');
	const side = guard.rules.reopen === 'end' ? ' end' : guard.rules.reopen === 'none' ? ' alone' : '';
	const line = make('aside', { className: `choices${side}` }, entry, status);
	root.append(line, panel);
	const speak: ChoicesView['speak'] = (next) => {
		words = next;
		const open = words.say('choices.open');
		for (const each of [title, entry]) each.textContent = open;
		for (const each of [line, panel]) each.ariaLabel = open;
		leave.ariaLabel = leave.title = words.say('placeholder.close');
		out.textContent = words.say('choices.optOut');
		said.textContent = words.say('choices.honored');
		update();
	};
	speak(first);
	return { speak, update };
}
