/**
 * Names that our files use among themselves and no page ever sees, and what each is called in `dist`: 140 bytes of the guard.
 *
 * One map for every file, because the guard lends itself to parts that are built apart. What an owner, a page or a receiver
 * reads must not be here; neither must a name that JSON or the browser has. Of many letters these measured best, in the guard and in the gate.
 */
export const shortNames = {
	ask: 'y',
	decide: 'k',
	decision: 'H',
	element: 'C',
	emit: 'r',
	forget: 'A',
	hold: 'f',
	ids: 't',
	isAsked: 'Q',
	isFirst: 'n',
	isInline: 'u',
	isKept: 'g',
	isLate: 'w',
	isUnusual: 'c',
	look: 'I',
	needsMore: 'l',
	onLook: 'v',
	outcome: 'x',
	problem: 'h',
	raw: 'a',
	released: 'T',
	report: 'o',
	rest: 'e',
	resume: 'P',
	rules: 'b',
	runner: 's',
	switchOf: '_',
	tell: 'm',
	use: 'd',
	verdict: 'j',
	wishes: 'i',
	onAnswer: 'N',
	onSpeak: 'J',
} as const;
