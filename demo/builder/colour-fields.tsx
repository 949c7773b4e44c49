import { h } from 'preact';
import { colourTokens, hexColour, type Scheme } from './choices.ts';
import { ContrastList } from './contrast-list.tsx';
import { type FormPart, Group, Line } from './fields.tsx';
import { schemesOf } from './judge-contrast.ts';
import { coloursOf } from './theme-colours.ts';
import { words } from './words.ts';

/** Tokens: a colour for each scheme that a visitor may see, corners and font. */
export function ColourFields(part: FormPart) {
	const { choices, onChoice } = part;
	const schemes = schemesOf(choices);
	const radius = choices['token.radius'];
	return (
		<Group title={words.colours} open>
			<div class="colours">
				{schemes.map((scheme) => (
					<ColourColumn key={scheme} {...part} scheme={scheme} />
				))}
			</div>
			<label class="line">
				<span>{words.radius}</span>
				<span class="row">
					<input
						type="range"
						name="token.radius"
						min="0"
						max="32"
						value={Number.parseInt(radius ?? usualRadius[choices['theme'] ?? 'plain'] ?? '16', 10)}
						onInput={({ currentTarget }) => onChoice('token.radius', `${currentTarget.value}px`)}
					/>
					<output>{radius ?? `${usualRadius[choices['theme'] ?? 'plain']}px`}</output>
					<Reset what={words.radius} isOn={radius !== undefined} onReset={() => onChoice('token.radius', '')} />
				</span>
			</label>
			<Line {...part} name="token.font" label={words.font} hint={words.fontHint} />
			<p class="hint">{words.equal}</p>
			<ContrastList {...part} />
		</Group>
	);
}

/** As the style sheets of the themes have it. */
const usualRadius: Readonly<Record<string, string>> = { plain: '16', soft: '28', sharp: '0' };

function ColourColumn({ scheme, choices, onChoice }: FormPart & { scheme: Scheme }) {
	const shown = coloursOf(choices, scheme);
	return (
		<fieldset>
			<legend>{words[scheme]}</legend>
			{colourTokens.map((token) => {
				const name = `token.${scheme}.${token}`;
				const label = `${words[token]}, ${words[scheme]}`;
				const put = (value: string) => onChoice(name, value.toLowerCase());
				return (
					<div class="colour" key={token}>
						<input
							type="color"
							name={name}
							aria-label={label}
							value={shown[token]}
							onInput={({ currentTarget }) => put(currentTarget.value)}
						/>
						<label>
							<span>{words[token]}</span>
							<input
								type="text"
								aria-label={`${label}, #rrggbb`}
								value={shown[token]}
								spellcheck={false}
								maxLength={7}
								onChange={({ currentTarget }) => {
									if (hexColour.test(currentTarget.value)) put(currentTarget.value);
									else currentTarget.value = shown[token];
								}}
							/>
						</label>
						<Reset what={label} isOn={name in choices} onReset={() => onChoice(name, '')} />
					</div>
				);
			})}
		</fieldset>
	);
}

function Reset({ what, isOn, onReset }: { what: string; isOn: boolean; onReset: () => void }) {
	return (
		<button
			type="button"
			class="reset"
			title={words.asTheme}
			aria-label={`${words.asTheme}: ${what}`}
			style={{ visibility: isOn ? 'visible' : 'hidden' }}
			onClick={onReset}
		>
			↺
		</button>
	);
}
