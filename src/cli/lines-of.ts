import { createReadStream } from 'node:fs';
import { inWords } from '../receiver/in-words.ts';

/** Letters. A notice text is the longest thing that an export holds, and has 64 kB at most. */
const LONGEST = 4 * 1024 * 1024;

/**
 * The lines of a file, one at a time, opened when the first is asked for. A line ends at a line feed and nowhere else, in contrast
 * with `node:readline`, to which U+2028 and others are ends too: an export has them inside its texts. A carriage return before
 * the line feed goes; inside JSON there is none.
 *
 * @param longest letters of a line
 * @throws at a line that is longer: a file of one endless line is no export, and must not fill the memory
 */
export async function* linesOf(file: string, longest = LONGEST): AsyncIterable<string> {
	let rest = '';
	let number = 1;
	const checked = (line: string): string => {
		if (line.length > longest) throw new Error(`${file}: line ${number} is longer than ${longest} letters`);
		number++;
		return line.endsWith('\r') ? line.slice(0, -1) : line;
	};
	for await (const chunk of piecesOf(file)) {
		const [first = '', ...more] = String(chunk).split('\n');
		rest += first;
		for (const next of more) {
			yield checked(rest);
			rest = next;
		}
		if (rest.length > longest) checked(rest);
	}
	if (rest !== '') yield checked(rest);
}

async function* piecesOf(file: string): AsyncIterable<unknown> {
	try {
		yield* createReadStream(file, { encoding: 'utf8' });
	} catch (cause) {
		throw new Error(`cannot read ${file}: ${inWords(cause)}`, { cause });
	}
}
