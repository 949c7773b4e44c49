/**
 * Texts in a script that is not Latin, in fewer bytes of pure ASCII.
 *
 * The single file is ASCII, where each letter of Thai would be an escape of six. Moved down to where ASCII has its own, it
 * takes one; `~` goes over to letters that stand for themselves, and back.
 */
export interface Packed {
	readonly texts: Readonly<Record<string, string>>;
	/** How far down; 0 when nothing was moved. */
	readonly by: number;
}

/** From `!` to `}`: 93 places, as many as Thai, Lao or Khmer need. */
const [FIRST, LAST] = [0x21, 0x7d];

export function pack(texts: Readonly<Record<string, string>>): Packed {
	const letters = [...Object.values(texts).join('')].map((letter) => letter.codePointAt(0) ?? 0);
	// Not the Latin of Europe, whose letters stand among those of ASCII, and no letter of two units.
	const foreign = letters.filter((letter) => letter > 0x2ff && letter < 0xd800);
	const by = foreign.reduce((lowest, letter) => Math.min(lowest, letter), Infinity) - FIRST;
	const moves = (letter: number): boolean => letter - by >= FIRST && letter - by <= LAST;
	// Only a text that is mostly in that script gains, and only one without the sign itself can be told apart.
	if (letters.filter(moves).length * 2 < letters.length || letters.includes(0x7e)) return { texts, by: 0 };
	const packed = Object.entries(texts).map(([key, text]) => {
		let isMoved = true;
		const parts = [...text].map((letter) => {
			const code = letter.codePointAt(0) ?? 0;
			const turn = letter !== ' ' && moves(code) !== isMoved;
			if (turn) isMoved = !isMoved;
			return `${turn ? '~' : ''}${moves(code) ? String.fromCodePoint(code - by) : letter}`;
		});
		return [key, parts.join('')];
	});
	return { texts: Object.fromEntries(packed), by };
}
