import { h, render } from 'preact';
import style from '../../styles/preferences.css?inline';
import type { ResolvedConfig } from '../config/types.ts';
import type { Action } from '../consent/change.ts';
import type { Guard } from '../guard/contract.ts';
import { Center, type CenterActions, type CenterState } from './center.tsx';
import { centerContent, lastChoice } from './center-content.ts';
import type { LayerHost } from './layers.ts';
import { isMany } from './many.ts';
import type { LayerKey } from './texts.ts';
import type { Words } from './words.ts';

/** The second layer, opened and closed. */
export interface PreferencesView {
	readonly open: () => Promise<void>;
	/** Closes without deciding. */
	readonly close: () => void;
}

/** Keeps what the switches show until somebody saves it; toggling alone decides nothing (WCAG 3.2.2). */
export function createPreferences(
	guard: Guard,
	config: ResolvedConfig,
	{ root, addStyles, show, prove, speak, closed, decide }: LayerHost,
): PreferencesView {
	addStyles(style);
	const container = document.createElement('div');
	// What makes way for it comes after it (`notice.css`).
	root.prepend(container);
	const dialog = () => container.querySelector('dialog');
	/** At once: the browser's own event comes a task later, when the next may be open. */
	const close = () => {
		dialog()?.close();
		leave?.();
	};
	let leave: (() => void) | undefined;
	const isEach = config.choice === 'service';
	/** The part with what more there is to say. The single file has none. */
	const more = isEach ? 'yinyom-each' : 'yinyom-details';

	const readDetails = async (words: Words<LayerKey>) => {
		const part = await guard.load(more);
		const details = await part.createDetails(h, guard, config, words);
		addStyles(details.style);
		return details;
	};
	/** All that is said, in one language: the visit's, or another from now on. */
	const sayAll = async (tag?: string, isInFull: unknown = isEach || config.locales || isMany(config)) => {
		const words = await speak(tag);
		const [content, own, details] = await Promise.all([
			centerContent(guard, config, words),
			// What is in the storage may be anything.
			guard
				.load('yinyom-receipt')
				.then((part) => part.ofTheLast(guard, config, words))
				.catch(() => ({ style, news: [], receipt: undefined })),
			isInFull ? readDetails(words).catch(() => undefined) : undefined,
		]);
		addStyles(own.style);
		return { ...own, words, content, details, last: lastChoice(guard, words), facts: {} };
	};

	return {
		close,
		open: async () => {
			const said = await sayAll();
			// Only now: asked twice while the services are on their way, it opens once.
			if (dialog()) return;
			const opener = root.activeElement as HTMLElement | null;
			// What it comes to now: a part that came late may not have told the page yet.
			const { granted } = guard.decide(guard.state.record);
			// What is not there is off.
			const before = Object.fromEntries(granted.map((id) => [id, true]));
			let state: CenterState = { ...said, query: '', before, choices: before };
			const turn = (next: Partial<CenterState>) => {
				state = { ...state, ...next };
				// What was asked for may arrive after it was closed.
				if (dialog()) render(<Center state={state} {...actions} />, container);
			};
			/** What a person opened is proved, too. */
			const proof = () => {
				const read = Object.fromEntries(Object.entries(state.facts).map(([id, { content }]) => [id, content]));
				const { content, details } = state;
				return ['preferences', 'dialog', details ? { ...content, details: details.content, read } : content] as const;
			};
			const decides = (action: Action, choices?: () => CenterState['choices']) => (event: Event) =>
				void decide(event, action, 'preferences', choices?.());
			const actions: CenterActions = {
				onChoose: (id, isOn) => turn({ choices: { ...state.choices, [id]: isOn } }),
				onSearch: (query) => turn({ query }),
				onOpen: async (id) => {
					const { words } = state;
					try {
						const details = state.details ?? (await readDetails(words));
						const found = await details.read(id);
						if (state.words !== words) return;
						turn({ details, facts: { ...state.facts, [id]: found } });
						prove(...proof());
					} catch (error) {
						// Names and links are there without it, and the next opening asks again.
						guard.report('load', `${more}.js`, error);
					}
				},
				onLocale: async (tag) => {
					const opened = Object.keys(state.facts);
					try {
						turn(await sayAll(tag, true));
						prove(...proof());
						opened.forEach(actions.onOpen);
					} catch (error) {
						guard.report('load', `locales/${tag}.js`, error);
						turn({});
					}
				},
				press: {
					'grant-all': decides('grantAll'),
					'deny-all': decides(granted.length ? 'withdraw' : 'denyAll'),
					// Off is an answer as well, touched or not: what is on the screen is what is decided.
					save: decides('save', () =>
						Object.fromEntries(
							state.content.categories
								.flatMap(({ id, isAlways }) => (isAlways ? [] : id))
								.concat(state.details?.content.switches ?? [])
								.map((id) => [id, !!state.choices[id]]),
						),
					),
				},
				onDismiss: close,
				onClosed: (leave = () => {
					// What is told may be of one that has gone.
					if (dialog()?.open !== false) return;
					render(null, container);
					closed('preferences');
					// The browser gives the focus back, but not to the button that made way for the dialog.
					if (!root.activeElement) opener?.focus();
				}),
			};
			render(<Center state={state} {...actions} />, container);
			dialog()?.showModal();
			show(...proof());
		},
	};
}
