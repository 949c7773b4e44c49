import type { Choices, ColourToken, Scheme } from './choices.ts';
import { contrast, nearest, parse, toHex } from './colour.ts';
import { coloursOf, type Painted } from './theme-colours.ts';

/** Two colours that meet on the screen, and what WCAG 2.2 wants of them. */
export interface Finding {
	readonly scheme: Scheme;
	readonly pair: PairId;
	readonly front: string;
	readonly back: string;
	readonly ratio: number;
	/** 4.5 for text (1.4.3), 3 for what one operates or follows (1.4.11, 2.4.7). */
	readonly needed: 4.5 | 3;
	/** Which token to change, and to what; `undefined` where the pair is fine. */
	readonly remedy: { readonly token: ColourToken; readonly colour: string } | undefined;
}

export type PairId = 'text' | 'link' | 'label' | 'switch' | 'focus';

/** In the order told. Lines only separate, so nothing is wanted of them. */
const pairs: readonly (readonly [PairId, front: Painted, back: Painted, needed: Finding['needed']])[] = [
	['text', 'text', 'background', 4.5],
	['link', 'accent', 'background', 4.5],
	['label', 'on-button', 'button', 4.5],
	['switch', 'on-accent', 'accent', 3],
	['focus', 'focus', 'background', 3],
];

/** Schemes that a visitor may see. */
export const schemesOf = ({ colorScheme = 'auto' }: Choices): readonly Scheme[] =>
	colorScheme === 'dark' ? ['dark'] : colorScheme === 'light' ? ['light'] : ['light', 'dark'];

/** Every pair in every scheme that a visitor may see. */
export const judgeContrast = (choices: Choices): readonly Finding[] =>
	schemesOf(choices).flatMap((scheme) => {
		const colours = coloursOf(choices, scheme);
		return pairs.map(([pair, frontName, backName, needed]): Finding => {
			const [front, back] = [colours[frontName], colours[backName]];
			const ratio = contrast(parse(front), parse(back));
			const token = tokenOf(frontName, choices);
			return {
				scheme,
				pair,
				front,
				back,
				ratio,
				needed,
				remedy: ratio < needed ? { token, colour: toHex(nearest(parse(front), parse(back), needed)) } : undefined,
			};
		});
	});

/**
 * The colours by which all pairs of a scheme become fine, each token once. One after the other, for what mends one pair often mends the
 * next: a darker accent carries the words that are on it.
 */
export function mendOf(choices: Choices, scheme: Scheme): Readonly<Partial<Record<ColourToken, string>>> {
	const mended: Partial<Record<ColourToken, string>> = {};
	let trial = choices;
	for (let step = 0; step < 8; step++) {
		const remedy = judgeContrast(trial).find((each) => each.scheme === scheme && each.remedy)?.remedy;
		if (!remedy) break;
		mended[remedy.token] = remedy.colour;
		trial = { ...trial, [`token.${scheme}.${remedy.token}`]: remedy.colour };
	}
	return mended;
}

/** The token by which an owner changes what is painted: in `sharp` a label is written in the accent. */
const tokenOf = (painted: Painted, { theme }: Choices): ColourToken =>
	painted === 'on-button' ? (theme === 'sharp' ? 'accent' : 'on-accent') : painted === 'button' ? 'accent' : painted;

/** Rounded down, as WCAG compares: 4.499 is not 4.5. */
export const ratioText = (ratio: number): string => `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`;
