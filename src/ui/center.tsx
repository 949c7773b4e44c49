import { h } from 'preact';
import { Category } from './category.tsx';
import type { CenterContent, Piece } from './center-content.ts';
import type { Details } from './details.tsx';
import { line } from './line.tsx';
import { slotWith } from './slot.tsx';
import type { LayerKey } from './texts.ts';
import type { Words } from './words.ts';

type Choices = Readonly<Record<string, boolean>>;

/** Everything the center shows at one moment. */
export interface CenterState {
	readonly content: CenterContent;
	readonly words: Words<LayerKey>;
	/** The last choice, in words. */
	readonly last: readonly Piece[];
	/** The last receipt, to be looked at. */
	readonly receipt: Node | undefined;
	/** Ids of what was not there at the last decision. */
	readonly news: readonly string[];
	/** Nothing until somebody wants to know more. */
	readonly details: Details | undefined;
	/** By category; one is missing until somebody opens it. */
	readonly facts: Readonly<Record<string, Awaited<ReturnType<Details['read']>>>>;
	/** What is searched for, without white space around it; `''`: nothing. */
	readonly query: string;
	/** What the switches show. */
	readonly choices: Choices;
	/** What was granted when the center opened. */
	readonly before: Choices;
}

/** What a person can do in it. */
export interface CenterActions {
	readonly onChoose: (id: string, isOn: boolean) => void;
	/** Wants to know more of a category. */
	readonly onOpen: (id: string) => void;
	readonly onSearch: (query: string) => void;
	readonly onLocale: (tag: string) => void;
	/** What each button does. */
	readonly press: Readonly<Record<CenterContent['buttons'][number][0], (event: Event) => void>>;
	readonly onDismiss: () => void;
	readonly onClosed: () => void;
}

const Slot = slotWith(h);

/** The second layer: a native modal dialog, so that the browser keeps the page behind it out of reach. */
export function Center({ state, ...on }: { readonly state: CenterState } & CenterActions) {
	const { content, words, last, receipt, details, query } = state;
	const { title, intro, categories, facts, close, buttons } = content;
	// Where each service has a switch, the part that knows them draws its category as well.
	const Row = details?.Category ?? Category;
	return (
		<dialog part="preferences" class="preferences" aria-labelledby="preferences-title" onClose={on.onClosed}>
			<div class="title">
				{/* The heading takes the focus, not a button: nothing is decided by the next key. */}
				<h2 id="preferences-title" tabIndex={-1} autofocus>
					{title}
				</h2>
				<button type="button" part="close" class="close" aria-label={close} onClick={on.onDismiss}>
					{'\u00d7'}
				</button>
			</div>
			<div class="scroll">
				<p>{intro}</p>
				{details && (
					<details.Tools
						content={details.content}
						categories={categories}
						locale={words.locale}
						query={query}
						{...on}
					/>
				)}
				<ul class="categories">
					{categories.map((category) => (
						<Row key={category.id} category={category} state={state} {...on} />
					))}
				</ul>
				<div class="facts">
					{[...facts, last].map((pieces) => (
						<p>{line(pieces, ' ')}</p>
					))}
				</div>
				<Slot node={receipt} />
			</div>
			<div class="buttons">
				{buttons.map(([part, label]) => (
					<button key={part} type="button" part={part} onClick={on.press[part]}>
						{label}
					</button>
				))}
			</div>
		</dialog>
	);
}
