/**
 * Names that our files use among themselves and no page ever sees, and what each is called in `dist`: 140 bytes of the guard.
 *
 * One map for every file, because the guard lends itself to parts that are built apart. What an owner, a page or a receiver
 * reads must not be here; neither must a name that JSON or the browser has. Of many letters these measured best.
 */
export const shortNames = {
	ask: 'y',
	decide: 'd',
	decision: 'f',
	emit: 'm',
	hold: 'n',
	ids: 't',
	isAsked: 'T',
	isFirst: 'e',
	isInline: 'D',
	isKept: 'j',
	isLate: 's',
	isUnusual: 'c',
	needsMore: 'l',
	onLook: 'w',
	outcome: 'z',
	problem: 'g',
	raw: 'a',
	released: 'u',
	report: 'o',
	rest: 'r',
	rules: 'b',
	runner: 'p',
	switchOf: 'i',
	use: '_',
	verdict: 'x',
	wishes: 'S',
	onAnswer: 'L',
	onSpeak: 'R',
} as const;
