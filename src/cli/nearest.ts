/** ` Did you mean "port"?`, or nothing when no name is near enough to be meant. */
export function suggest(word: string, names: readonly string[]): string {
	const [best] = names
		.map((name) => ({ name, distance: distance(word.toLowerCase(), name) }))
		.filter((each) => each.distance <= Math.max(2, each.name.length / 3))
		.sort((one, other) => one.distance - other.distance);
	return best ? ` Did you mean "${best.name}"?` : '';
}

/** Levenshtein: how many letters have to be added, dropped or changed. */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [above, letter] of [...from].entries()) {
		const next = [above + 1];
		for (const [index, other] of [...to].entries()) {
			const [corner = 0, top = 0, left = 0] = [row[index], row[index + 1], next[index]];
			next.push(Math.min(corner + Number(letter !== other), top + 1, left + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
