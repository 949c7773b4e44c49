/**
 * Names that our files use among themselves and no page ever sees, and what each is called in `dist`: 55 bytes of the guard.
 *
 * One map for every file, because the guard lends itself to parts that are built apart. What an owner, a page or a receiver
 * reads must not be here; neither must a name that JSON or the browser has. Of many letters these measured best.
 */
export const shortNames = {
	ask: 'r',
	decide: 'o',
	decision: 't',
	hold: 'k',
	ids: 'e',
	isAsked: 'j',
	isFirst: 'h',
	isInline: 'z',
	isKept: 'g',
	isLate: 'l',
	isUnusual: 'c',
	needsMore: 'b',
	onLook: 'f',
	outcome: 'a',
	problem: 'x',
	released: 'Z',
	report: 'S',
	rest: 'I',
	rules: '_',
	runner: 's',
	switchOf: 'n',
	verdict: 'F',
	wishes: 'p',
	onAnswer: 'U',
	onSpeak: 'Y',
} as const;
