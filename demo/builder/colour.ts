/** Red, green and blue from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** From `#rgb`, `#rrggbb` or `rgb(1 2 3 / 0.4)`, which lies over `under`. */
export function parse(text: string, under: Colour = [1, 1, 1]): Colour {
	const [, hex] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim()) ?? [];
	if (hex) {
		const pairs = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
		const [red = 0, green = 0, blue = 0] = pairs.map((pair) => Number.parseInt(pair, 16) / 255);
		return [red, green, blue];
	}
	const numbers = /^rgb\(([\d\s./]+)\)$/
		.exec(text.trim())?.[1]
		?.match(/[\d.]+/g)
		?.map(Number);
	if (!numbers) throw new Error(`builder: "${text}" is no colour that can be computed with`);
	const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
	const over = (value: number, below: number) => (value / 255) * alpha + below * (1 - alpha);
	return [over(red, under[0]), over(green, under[1]), over(blue, under[2])];
}

export const toHex = (colour: Colour): string =>
	`#${colour
		.map((part) =>
			Math.round(part * 255)
				.toString(16)
				.padStart(2, '0'),
		)
		.join('')}`;

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const gamma = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

/** Relative luminance (WCAG 2.2). */
export function luminance([red, green, blue]: Colour): number {
	return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio (WCAG 2.2), 1 to 21; the order does not matter. */
export function contrast(one: Colour, other: Colour): number {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

/**
 * The colour next to `front` that has `ratio` on `back`: the same hue, as much lighter or darker as it takes.
 *
 * Along the lightness of OKLab, which goes by the eye. Up to 4.5 there always is one: of black and white the better has 4.58 and
 * more on every colour.
 */
export function nearest(front: Colour, back: Colour, ratio: number): Colour {
	// As it will be written: a colour between two of eight bits may pass where its name does not.
	const passes = (colour: Colour) => contrast(parse(toHex(colour)), back) >= ratio;
	if (passes(front)) return front;
	const [lightness, a, b] = toOklab(front);
	const found = [0, 1].flatMap((end): readonly (readonly [far: number, colour: Colour])[] => {
		const at = (way: number) => inGamut(lightness + (end - lightness) * way, a, b);
		if (!passes(at(1))) return [];
		let [low, high] = [0, 1];
		for (let step = 0; step < 16; step++) {
			const middle = (low + high) / 2;
			if (passes(at(middle))) high = middle;
			else low = middle;
		}
		return [[Math.abs(end - lightness) * high, at(high)]];
	});
	const [, best] = found.toSorted(([one], [other]) => one - other)[0] ?? [];
	return best ? parse(toHex(best)) : luminance(back) > 0.18 ? [0, 0, 0] : [1, 1, 1];
}

/** As much of the hue as a screen can show at that lightness. */
function inGamut(lightness: number, a: number, b: number): Colour {
	for (let chroma = 1; chroma > 0; chroma -= 0.02) {
		const colour = fromOklab([lightness, a * chroma, b * chroma]);
		if (colour.every((part) => part > -0.0005 && part < 1.0005)) return clamped(colour);
	}
	return clamped(fromOklab([lightness, 0, 0]));
}

const clamped = ([red, green, blue]: Colour): Colour => {
	const clamp = (part: number) => Math.min(1, Math.max(0, part));
	return [clamp(red), clamp(green), clamp(blue)];
};

/** Björn Ottosson's OKLab; CSS Color 4 has the same numbers. */
function toOklab(colour: Colour): readonly [lightness: number, a: number, b: number] {
	const [red, green, blue] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
	const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
	const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
	const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
	return [
		0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
		0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
	];
}

function fromOklab([lightness, a, b]: readonly [number, number, number]): Colour {
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
		gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
		gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
	];
}
