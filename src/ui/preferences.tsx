import { h, render } from 'preact';
import style from '../../styles/preferences.css?inline';
import type { ResolvedConfig } from '../config/types.ts';
import type { Guard } from '../guard/contract.ts';
import { Center } from './center.tsx';
import { centerContent, lastChoice } from './center-content.ts';
import type { LayerHost } from './layers.ts';
import { lockScroll } from './lock-scroll.ts';
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
	words: Words,
	{ root, addStyles, show, closed, decide }: LayerHost,
): PreferencesView {
	addStyles(style);
	const container = document.createElement('div');
	root.append(container);
	const dialog = () => container.querySelector('dialog');
	const close = () => dialog()?.close();
	let unlock = () => {};
	return {
		close,
		open: async () => {
			const [content, receipt] = await Promise.all([
				centerContent(guard, config, words),
				// For who wants to see it. The single file has none, and what is in the storage may be anything.
				guard
					.load('yinyom-receipt')
					.then((part) => part.createReceiptView(config, words))
					.catch(() => undefined),
			]);
			// Only now: asked twice while the services are on their way, it opens once.
			if (dialog()) return;
			const { granted } = guard.state.verdict;
			const optional = content.categories.filter(({ id }) => id !== 'necessary');
			const before = Object.fromEntries(optional.map(({ id }) => [id, granted.includes(id)]));
			let choices: Readonly<Record<string, boolean>> = before;
			const draw = () =>
				render(
					<Center
						content={content}
						last={lastChoice(guard, words)}
						receipt={receipt}
						choices={choices}
						before={before}
						onChoose={(id, isOn) => {
							choices = { ...choices, [id]: isOn };
							draw();
						}}
						onGrantAll={(event) => void decide(event, 'grantAll', 'preferences')}
						onDenyAll={(event) => void decide(event, granted.length ? 'withdraw' : 'denyAll', 'preferences')}
						onSave={(event) => void decide(event, 'save', 'preferences', choices)}
						onDismiss={close}
						onClosed={() => {
							render(null, container);
							unlock();
							closed('preferences');
						}}
					/>,
					container,
				);
			draw();
			unlock = lockScroll(root);
			dialog()?.showModal();
			show('preferences', 'dialog', content);
		},
	};
}
