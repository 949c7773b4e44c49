import sharp from '../../styles/looks/sharp.css?raw';
import soft from '../../styles/looks/soft.css?raw';
import plain from '../../styles/tokens.css?raw';
import { type Choices, type ColourToken, colourTokens, type Scheme } from './choices.ts';
import { parse, toHex } from './colour.ts';

/** What the layers are painted with; `button` and `on-button` are a theme's own. */
export type Painted = ColourToken | 'button' | 'on-button';

const looks: Readonly<Record<string, string>> = { plain, soft: plain + soft, sharp: plain + sharp };

/** The private tokens (`--_text`) that a theme's own style sheets declare; a later one wins. */
const declared = (css: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		[...css.replace(/\/\*[^]*?\*\//g, '').matchAll(/--(_[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
			name,
			value,
		]),
	);

/**
 * The colours of a look in one scheme, as hex, computed from the very style sheets of the product.
 *
 * A line that lets through what is below it is shown as it looks on its surface.
 */
export function coloursOf(choices: Choices, scheme: Scheme): Readonly<Record<Painted, string>> {
	const css = looks[choices['theme'] ?? 'plain'] ?? plain;
	const names = declared(css);
	const value = (text: string): string => {
		const call = /(?:var|light-dark)\(/.exec(text);
		if (!call) return text;
		const [first = '', second = ''] = splitArguments(text.slice(call.index + call[0].length));
		if (call[0] === 'light-dark(') return value(scheme === 'light' ? first : second);
		const token = first.slice('--yinyom-'.length);
		const own = first.startsWith('--_') ? names[first.slice(2)] : choices[`token.${scheme}.${token}`];
		return value(own ?? second);
	};
	const focus = /var\(--yinyom-focus, #\w+\)/.exec(css)?.[0] ?? '';
	const raw: Readonly<Record<Painted, string>> = {
		background: value('var(--_background)'),
		text: value('var(--_text)'),
		accent: value('var(--_accent)'),
		'on-accent': value('var(--_on-accent)'),
		border: value(names['_border'] ?? ''),
		focus: value(focus),
		button: value('var(--_button, var(--_accent))'),
		'on-button': value('var(--_on-button, var(--_on-accent))'),
	};
	const under = parse(raw.background);
	return Object.fromEntries(
		([...colourTokens, 'button', 'on-button'] as const).map((name) => [name, toHex(parse(raw[name], under))]),
	) as Record<Painted, string>;
}

/** The two arguments of a call whose text begins after its parenthesis. */
function splitArguments(text: string): readonly [string, string] {
	let depth = 0;
	let comma = 0;
	for (const [index, letter] of [...text].entries()) {
		if (letter === '(') depth++;
		if (letter === ',' && depth === 0 && !comma) comma = index;
		if (letter === ')' && depth-- === 0)
			return comma
				? [text.slice(0, comma).trim(), text.slice(comma + 1, index).trim()]
				: [text.slice(0, index).trim(), ''];
	}
	throw new Error(`builder: a parenthesis of "${text}" stays open`);
}
