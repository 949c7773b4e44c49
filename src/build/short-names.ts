/**
 * Names that our files use among themselves and no page ever sees, and what each is called in `dist`: 55 bytes of the guard.
 *
 * One map for every file, because the guard lends itself to parts that are built apart. What an owner, a page or a receiver
 * reads must not be here; neither must a name that JSON or the browser has. Of many letters these measured best.
 */
export const shortNames = {
	ask: 'r',
	decide: 'k',
	decision: 'e',
	hold: 't',
	ids: 'i',
	isAsked: 'q',
	isFirst: 'w',
	isInline: 'n',
	isKept: 'g',
	isLate: 'm',
	isUnusual: 'y',
	needsMore: 'f',
	onLook: 'd',
	outcome: 'j',
	problem: 'z',
	released: 's',
	report: 'c',
	rest: 'x',
	rules: 'p',
	runner: 'a',
	switchOf: 'b',
	verdict: 'h',
	wishes: 'u',
	cookieNames: 'l',
	deleteCookie: 'v',
	onAnswer: 'S',
	onSpeak: 'o',
} as const;
