import type { Guard, Layer, UiPart } from './contract.ts';
import { createReopen } from './reopen.ts';

/** What is on screen: a layer, or the button that brings one back. */
export interface Stage {
	/** The preference center unless told otherwise; resolves when it is on screen. */
	readonly open: (layer?: Layer) => Promise<unknown>;
	/** Closes what is open without deciding anything. */
	readonly close: () => void;
	/** Shows the button that reopens the preference center, unless there is one or the owner has a link of their own. */
	readonly rest: () => void;
}

export function createStage(guard: Guard): Stage {
	const { load, locale, root, settings, use } = guard;
	let here: UiPart | undefined;
	const show = (run: (ui: UiPart) => unknown) =>
		use(Promise.all([load('yinyom-ui'), load(`locales/${locale}`)]), ([{ uiOf }, texts]) =>
			run((here = uiOf(guard, texts.default))),
		);
	const open = (layer: Layer = 'preferences') => show((ui) => ui.open(layer));
	let button: HTMLElement | undefined;
	return {
		open,
		close: () => here?.close(),
		rest: () => {
			if (button || settings.reopen === 'none') return;
			const made = (button = createReopen(locale, settings.reopen));
			made.onclick = () => void open();
			if (!made.title) void show((ui) => ui.name(made));
			root().append(made);
		},
	};
}
