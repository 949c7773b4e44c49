import type { Guard, Layer, UiPart } from './contract.ts';
import { createReopen } from './reopen.ts';
import { retryable } from './retryable.ts';

/** What is on screen: a layer, or the button that brings one back. */
export interface Stage {
	/** The preference center unless told otherwise. */
	readonly open: (layer?: Layer) => Promise<void>;
	readonly close: () => void;
	/** Shows the button, unless the owner has a link of their own. */
	readonly rest: () => void;
}

export function createStage(guard: () => Guard): Stage {
	let here: UiPart | undefined;
	const ui = retryable(async () => {
		const { config, locale, load } = guard();
		const [{ createUi }, checked, texts] = await Promise.all([load('yinyom-ui'), config(), load(`locales/${locale}`)]);
		return (here = createUi(guard(), checked, texts.default));
	});
	const use = async (run: (ui: UiPart) => unknown) => {
		try {
			await run(await ui());
		} catch (error) {
			guard().report('load', 'yinyom-ui.js', error);
			rest();
		}
	};
	const open = (layer: Layer = 'preferences') => use((part) => part.open(layer));
	let button: HTMLElement | undefined;
	const rest = () => {
		const { settings, locale, root } = guard();
		if (button || settings.reopen === 'none') return;
		button = createReopen(locale, settings.reopen, (unnamed) => use((part) => part.name(unnamed)));
		button.onclick = () => open();
		root().append(button);
	};
	return { open, rest, close: () => here?.close() };
}
