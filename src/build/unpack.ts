/** The texts again, in the browser: the very object, written over, which is the shortest. */
export function unpack(texts: Record<string, string>, by: number): Record<string, string> {
	for (const [key, text] of Object.entries(texts))
		texts[key] = text
			.split('~')
			.map((part, index) =>
				index % 2 ? part : part.replace(/[!-}]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + by)),
			)
			.join('');
	return texts;
}
