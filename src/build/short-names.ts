/**
 * Names that our files use among themselves and no page ever sees, and what each is called in `dist`: 140 bytes of the guard.
 *
 * One map for every file, because the guard lends itself to parts that are built apart. What an owner, a page or a receiver
 * reads must not be here; neither must a name that JSON or the browser has. Of many letters these measured best.
 */
export const shortNames = {
	ask: 'y',
	decide: 'k',
	decision: 'f',
	element: 'D',
	emit: 'm',
	forget: 'j',
	hold: 'd',
	ids: 't',
	isAsked: 'H',
	isFirst: 'u',
	isInline: 'C',
	isKept: 'g',
	isLate: 'v',
	isUnusual: 'c',
	needsMore: 'e',
	onLook: 'w',
	outcome: 'n',
	problem: 'h',
	raw: 'a',
	released: 'A',
	report: 'o',
	rest: 'L',
	resume: 'K',
	rules: 'b',
	runner: 's',
	switchOf: 'E',
	tell: 'x',
	use: 'i',
	verdict: 'l',
	wishes: 'p',
	onAnswer: 'Y',
	onSpeak: '$',
} as const;
