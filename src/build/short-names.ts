/**
 * Names that our files use among themselves and no page ever sees, and what each is called in `dist`: 140 bytes of the guard.
 *
 * One map for every file, because the guard lends itself to parts that are built apart. What an owner, a page or a receiver
 * reads must not be here; neither must a name that JSON or the browser has. Of many letters these measured best.
 */
export const shortNames = {
	ask: 'y',
	decide: 'd',
	decision: 'k',
	emit: 'v',
	hold: 'e',
	ids: 't',
	isAsked: 'x',
	isFirst: 'n',
	isInline: 'r',
	isKept: 'P',
	isLate: 'S',
	isUnusual: 'c',
	needsMore: 'l',
	onLook: 'w',
	outcome: 'g',
	problem: 'K',
	raw: 'a',
	released: 'm',
	report: 'o',
	rest: 'j',
	rules: 'b',
	runner: 'p',
	switchOf: 's',
	use: 'H',
	verdict: 'i',
	wishes: 'u',
	onAnswer: 'V',
	onSpeak: 'q',
} as const;
