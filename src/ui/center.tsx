import { h } from 'preact';
import type { CategoryContent, CenterContent, Piece } from './center-content.ts';

type Choices = Readonly<Record<string, boolean>>;

const line = (pieces: readonly Piece[]) =>
	pieces.map(({ text, url }, index) => [
		index > 0 && text && ' \u00b7 ',
		url ? (
			<a href={url} dir="auto">
				{text}
			</a>
		) : (
			<bdi>{text}</bdi>
		),
	]);

/** The switch of one category, and what changes when one that was granted goes off. */
function Category({
	category: { id, label, purpose, effect, summary, services },
	always,
	isOn,
	wasOn,
	onChoose,
}: {
	readonly category: CategoryContent;
	readonly always: string;
	readonly isOn: boolean;
	/** It was granted when the center opened. */
	readonly wasOn: boolean;
	readonly onChoose: (id: string, isOn: boolean) => void;
}) {
	const isLocked = id === 'necessary';
	return (
		<li class="category">
			<label class="row">
				<span class="label">{label}</span>
				{isLocked && <span class="always">{always}</span>}
				<input
					type="checkbox"
					role="switch"
					part="switch"
					name={id}
					checked={isLocked || isOn}
					disabled={isLocked}
					aria-describedby={`${id}-purpose`}
					onChange={({ currentTarget }) => onChoose(id, currentTarget.checked)}
				/>
			</label>
			<p id={`${id}-purpose`}>{purpose}</p>
			<output class="effect">{wasOn && effect?.[isOn ? 'whileOn' : 'whenOff']}</output>
			<details>
				<summary>{summary}</summary>
				<ul>
					{services.map((pieces) => (
						<li>{line(pieces)}</li>
					))}
				</ul>
			</details>
		</li>
	);
}

/** The second layer: a native modal dialog, so that the browser keeps the page behind it out of reach. */
export function Center({
	content,
	last,
	receipt,
	choices,
	before,
	onChoose,
	onGrantAll,
	onDenyAll,
	onSave,
	onDismiss,
	onClosed,
}: {
	readonly content: CenterContent;
	/** The last choice, in words. */
	readonly last: readonly Piece[];
	/** The last receipt, to be looked at. */
	readonly receipt: Node | undefined;
	/** What the switches show. */
	readonly choices: Choices;
	/** What was granted when the center opened. */
	readonly before: Choices;
	readonly onChoose: (id: string, isOn: boolean) => void;
	readonly onGrantAll: (event: Event) => void;
	readonly onDenyAll: (event: Event) => void;
	readonly onSave: (event: Event) => void;
	readonly onDismiss: () => void;
	readonly onClosed: () => void;
}) {
	const { title, intro, categories, always, facts, close, buttons } = content;
	const press = { 'grant-all': onGrantAll, 'deny-all': onDenyAll, save: onSave };
	return (
		<dialog part="preferences" class="preferences" aria-labelledby="preferences-title" onClose={onClosed}>
			<div class="title">
				{/* The heading takes the focus, not a button: nothing is decided by the next key. */}
				<h2 id="preferences-title" tabIndex={-1} autofocus>
					{title}
				</h2>
				<button type="button" part="close" class="close" aria-label={close} onClick={onDismiss}>
					{'\u00d7'}
				</button>
			</div>
			<div class="scroll">
				<p>{intro}</p>
				<ul class="categories">
					{categories.map((category) => (
						<Category
							key={category.id}
							category={category}
							always={always}
							isOn={!!choices[category.id]}
							wasOn={!!before[category.id]}
							onChoose={onChoose}
						/>
					))}
				</ul>
				<div class="facts">
					{[...facts, last].map((pieces) => (
						<p>{line(pieces)}</p>
					))}
				</div>
				<div ref={(place) => receipt && place?.append(receipt)} />
			</div>
			<div class="buttons">
				{buttons.map(([part, label]) => (
					<button key={part} type="button" part={part} onClick={press[part]}>
						{label}
					</button>
				))}
			</div>
		</dialog>
	);
}
