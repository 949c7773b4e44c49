/**
 * Names that our files use among themselves and no page ever sees, and what each is called in `dist`: 55 bytes of the guard.
 *
 * One map for every file, because the guard lends itself to parts that are built apart. What an owner, a page or a receiver
 * reads must not be here; neither must a name that JSON or the browser has. Of many letters these measured best.
 */
export const shortNames = {
	ask: 'g',
	decide: 'K',
	decision: 'v',
	hold: 'n',
	ids: 't',
	isAsked: 'k',
	isFirst: 'f',
	isInline: 'o',
	isKept: 's',
	isLate: 'y',
	isUnusual: 'c',
	needsMore: 'r',
	onLook: 'P',
	outcome: 'd',
	problem: 'J',
	released: '$',
	report: 'm',
	rest: 'a',
	rules: 'X',
	runner: 'e',
	switchOf: 'S',
	verdict: 'l',
	wishes: 'p',
	onAnswer: 'i',
	onSpeak: 'D',
} as const;
