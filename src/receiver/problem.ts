/** One thing that keeps a value from being a receipt. */
export interface Problem {
	/** Where, as one would write it in code: `decisions[2].status`. */
	readonly at: string;
	readonly expected: string;
	/** What was there instead, shortened: it goes back to whoever sent it, and nowhere else. */
	readonly received: string;
}

/** A body of nothing but mistakes still gets a short answer. */
const MAX_PROBLEMS = 16;
const MAX_SHOWN = 40;

/** Spelled only when something is wrong there, which for most receipts is nowhere: spelling took a third of the check. */
export type Place = () => string;

/** Notes a problem and answers `false`, so that a check can end in it. */
export function note(
	problems: Problem[],
	{ at, expected, value }: { at: Place; expected: string; value: unknown },
): false {
	if (problems.length < MAX_PROBLEMS) problems.push({ at: at() || 'receipt', expected, received: describe(value) });
	return false;
}

/** The place of a field; a name that is no identifier is quoted, because it may hold anything. */
export function fieldAt(at: string, name: string): string {
	if (!/^[A-Za-z_]\w{0,39}$/.test(name)) return `${at}[${quote(name)}]`;
	return at ? `${at}.${name}` : name;
}

function describe(value: unknown): string {
	if (value === undefined) return 'missing';
	if (typeof value === 'string') return quote(value);
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === 'object' && value !== null) return 'an object';
	return String(value);
}

const quote = (text: string): string => JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);
