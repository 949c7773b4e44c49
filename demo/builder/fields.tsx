import { type ComponentChildren, h } from 'preact';
import { type Choices, LONGEST_TEXT, type OptionName, options } from './choices.ts';
import { words } from './words.ts';

/** What every part of the form is given. */
export interface FormPart {
	readonly choices: Choices;
	readonly onChoice: (name: string, value: string) => void;
}

/** A named group that can be folded away. */
export function Group({ title, open, children }: { title: string; open?: boolean; children: ComponentChildren }) {
	return (
		<details class="group" open={open}>
			<summary>
				<h2>{title}</h2>
			</summary>
			<div class="fields">{children}</div>
		</details>
	);
}

/** A choice from a few, each with a small drawing of what it does. */
export function Tiles({ name, choices, onChoice }: FormPart & { name: OptionName }) {
	const [usual] = options[name];
	return (
		<fieldset class="tiles">
			<legend>{words[name]}</legend>
			<div>
				{options[name].map((value) => (
					<label key={value}>
						<input
							type="radio"
							name={name}
							value={value}
							checked={(choices[name] ?? usual) === value}
							onChange={() => onChoice(name, value === usual ? '' : value)}
						/>
						<span class={`sketch ${name.replace('.', '-')} ${value}`} aria-hidden="true" />
						{words[value]}
					</label>
				))}
			</div>
		</fieldset>
	);
}

interface LineProps extends FormPart {
	readonly name: string;
	readonly label: string;
	readonly hint?: string;
	readonly lang?: string;
	/** Several lines to write in; what is written is still one. */
	readonly isLong?: boolean;
}

export function Line({ name, label, hint, lang, isLong, choices, onChoice }: LineProps) {
	const type = name.endsWith('email') ? 'email' : name.endsWith('phone') ? 'tel' : 'text';
	return (
		<label class="line">
			<span>{label}</span>
			{isLong ? (
				<textarea
					name={name}
					value={choices[name] ?? ''}
					placeholder={hint}
					lang={lang}
					rows={5}
					maxLength={LONGEST_TEXT}
					onInput={({ currentTarget }) => onChoice(name, currentTarget.value.replace(/\s+/g, ' '))}
				/>
			) : (
				<input
					type={type}
					name={name}
					value={choices[name] ?? ''}
					placeholder={hint}
					lang={lang}
					maxLength={200}
					autocomplete="off"
					onInput={({ currentTarget }) => onChoice(name, currentTarget.value)}
				/>
			)}
		</label>
	);
}

/** A choice from many. */
export function Pick({
	name,
	label,
	values,
	choices,
	onChoice,
}: FormPart & { name: string; label: string; values: readonly (readonly [value: string, label: string])[] }) {
	return (
		<label class="line">
			<span>{label}</span>
			<select
				name={name}
				value={choices[name] ?? ''}
				onChange={({ currentTarget }) => onChoice(name, currentTarget.value)}
			>
				{values.map(([value, text]) => (
					<option key={value} value={value}>
						{text}
					</option>
				))}
			</select>
		</label>
	);
}
