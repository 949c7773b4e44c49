/** ` Did you mean "port"?`, or nothing when no known name is near enough to be a slip of the finger, or has it for a part. */
export function nearest(name: string, known: readonly string[]): string {
	const whole = known.filter((candidate) => `-${candidate.replace(':', '-')}-`.includes(`-${name.toLowerCase()}-`));
	const [best] = known
		.map((candidate) => [distance(name.toLowerCase(), candidate.toLowerCase()), candidate] as const)
		.sort(([a], [b]) => a - b);
	const near = best && best[0] < name.length && best[0] <= Math.max(2, name.length / 3) ? best[1] : undefined;
	const meant = whole.length === 1 ? whole[0] : near;
	return meant === undefined ? '' : ` Did you mean "${meant}"?`;
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
