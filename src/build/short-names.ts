/**
 * Names that our files use among themselves and no page ever sees, and what each is called in `dist`: 55 bytes of the guard.
 *
 * One map for every file, because the guard lends itself to parts that are built apart. What an owner, a page or a receiver
 * reads must not be here; neither must a name that JSON or the browser has. Of many letters these measured best.
 */
export const shortNames = {
	ask: 'e',
	decide: 'a',
	decision: 'w',
	hold: 't',
	ids: 'h',
	isAsked: 'F',
	isFirst: 'o',
	isInline: 'f',
	isKept: 'g',
	isLate: 'c',
	isUnusual: 'n',
	needsMore: 'j',
	onLook: 'q',
	outcome: 'p',
	problem: 'C',
	released: 'y',
	report: 'i',
	rest: 'I',
	rules: 'P',
	runner: 's',
	switchOf: 'd',
	verdict: 'v',
	wishes: 'l',
	deleteCookie: 'N',
	onAnswer: 'Q',
	onSpeak: 'Y',
} as const;
