import type { Guard, Layer, UiPart } from './contract.ts';
import { createReopen } from './reopen.ts';

/** What is on screen: a layer, or the button that brings one back. */
export interface Stage {
	/**
	 * The preference center unless told otherwise; resolves when it is on screen.
	 *
	 * @param ifAsked only if there is still something to ask when all for it has arrived
	 */
	readonly open: (layer?: Layer, ifAsked?: boolean) => Promise<unknown>;
	/** Closes what is open without deciding anything. */
	readonly close: () => void;
	/** Shows the button that reopens the preference center, unless there is one or the owner has a link of their own. */
	readonly rest: () => void;
}

export function createStage(guard: Guard): Stage {
	let here: UiPart | undefined;
	let button: HTMLElement | undefined;
	const show = (run: (ui: UiPart) => unknown) =>
		guard.use(guard.load('yinyom-ui'), async (part) => {
			// Only the part knows which languages there are: a list of forty would be bytes on every page.
			const texts = await guard.load(`locales/${part.localeOf(guard)}`);
			await run((here = part.start(guard, texts.default)));
		});
	return {
		open: (layer, ifAsked) => show((ui) => ui.open(layer, ifAsked)),
		close: () => here?.close(),
		rest: () => {
			if (button || guard.rules.reopen === 'none') return;
			const made = (button = createReopen(guard.wishes, guard.rules.reopen));
			guard.root().append(made);
			made.onclick = () => void guard.open();
			if (!made.title) void show((ui) => ui.name(made));
		},
	};
}
